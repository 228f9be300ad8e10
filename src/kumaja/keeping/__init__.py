"""Keeping what is here (varmuuskopio): one logical format that both databases write and read.

It reads every table of every room, so that it stands beside the wings, as `cli` and `worker` do.
"""
