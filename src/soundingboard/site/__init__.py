"""The site: what MkDocs publishes of a handbook. Thin hooks over small pure modules."""
