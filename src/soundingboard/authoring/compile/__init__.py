"""Trees, situations, procedures and courses: from Markdown tokens to engine objects."""
