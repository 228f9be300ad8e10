"""A region of the programme (alue; M40): its hosts, municipalities, controllers, its end."""
