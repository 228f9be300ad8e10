"""The words that sort what is here (sanastot; M25): life situations, groups, themes, forms."""
