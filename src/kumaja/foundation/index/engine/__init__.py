"""The hold on tantivy and on the folder of the index."""
