"""The hold on libraries."""
