"""The ground that every other wing stands on (perusta): rows M27, M38, M40 of the mission.

Languages and words, the look, places, regions, people who sign in, what was done by whom, files,
jobs and mail, imports, vocabularies, the search index. It knows no roles: those live in `network`.
"""
