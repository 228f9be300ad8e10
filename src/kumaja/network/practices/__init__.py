"""Good practices (hyvät käytännöt): where each came from, its versions, who took it up (M09)."""
