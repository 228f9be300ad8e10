"""The demonstration (kokeilu): an invented region to try everything in.

Mounted only by its own settings: one-time sign-in links and kept mails exist nowhere else.
"""
