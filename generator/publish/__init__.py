"""Write a set of files to a folder: only what changed, all or nothing, only what is ours."""
