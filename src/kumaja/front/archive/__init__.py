"""A region's public pages and open data as files that stay readable (arkisto; M40): no server."""
