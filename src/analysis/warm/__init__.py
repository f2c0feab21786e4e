"""Warm kernels: kernels forked from a process that has the imports already, each a process of its own."""
