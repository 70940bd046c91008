"""What a problem is, the codes it may have, and which problems are the cause of others."""
