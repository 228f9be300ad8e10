"""The Human Services Data Specification (HSDS, 1.x to 3.1): its tables, read and written."""
