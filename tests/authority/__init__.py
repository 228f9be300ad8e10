"""An authority's own sign-in, played whole: a small OpenID provider of our own."""
