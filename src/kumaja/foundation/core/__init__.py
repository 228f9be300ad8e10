"""The few things that every room shares (ydin; M27): no tables, no templates, no addresses.

Who an address is for (audiences) and the gate that refuses; text in three languages that knows
which language it is; spans of time; public codes; the one sanitiser of rich text.
"""
