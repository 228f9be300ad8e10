"""The hold on libraries: Markdown and the sanitiser."""
