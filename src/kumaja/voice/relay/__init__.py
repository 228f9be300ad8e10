"""Relay (välitys; M36): an association asks its own members, and answers as one."""
