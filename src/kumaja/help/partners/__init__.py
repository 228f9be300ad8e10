"""Löydä kumppani (M06): a public body finds associations, asks them through the network, is told.

An association's own direct contacts are never blocked: they stand beside every answer.
"""
