"""Outlays and rolls: who is paid, what is spent, and who bears the rise of the standards."""
