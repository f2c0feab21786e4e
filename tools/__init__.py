"""What developers use and users do not: checks before a commit, a plugin for the type checker."""
