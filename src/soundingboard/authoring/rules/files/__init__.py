"""Rules: files and front matter."""
