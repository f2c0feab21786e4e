"""The batch: a plan of work, jobs that turn parameters into PDF bytes, and a run over any executor."""
