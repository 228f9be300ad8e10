"""Who is here (verkosto): the associations, communities and public bodies of a region (M01)."""
