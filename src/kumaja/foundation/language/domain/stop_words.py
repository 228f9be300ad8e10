"""Words that every text has and no search means."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Return the words of a list that is easier to read as text."""
    return frozenset(text.split())


STOP_WORDS = {
    "fi": _words(
        """
        ei eivät emme en et ette eikä enkä etkä ole olen olet on olla ollut olemme olette ovat oli
        olin ja tai sekä mutta vaan että jos kun kuin niin myös vain jo nyt sitten siis koska vaikka
        minä mä mulla minulla minun mun sinä sinun hän hänen me meidän te he se sen sitä ne niiden
        tämä tämän tätä nämä tuo mikä mitä mistä mihin missä joka jonka jota kuka ketä kenen miten
        """
    ),
    "sv": _words(
        """
        och eller men att om som när så också inte är var varit ha har hade jag du han hon vi ni de
        den det en ett min mitt mina din ditt dina sin sitt sina för av till från på i med utan vid
        hos vad vem vilken vilka hur
        """
    ),
    "en": _words(
        """
        a an the and or but if that this these those is are was were be been am i you he she it we
        they my your his her its our their of to in on at for from with without by not no do does
        what who which how
        """
    ),
}

# Words of an expression that may be missing where it is met; negations may not.
FILLERS = {
    "fi": _words(
        """
        minä mä minun mun mulla minulla mulle minulle minua mua mulla meillä meidän meille sä sinä
        on oo oon olen ollaan olla ole ovat oli se sen ne nii niin jo kun ku vaan vain nyt ihan niin
        tosi ja
        """
    ),
    "sv": _words("jag ja mig mej min mitt vi är e ä det de så bara helt och att"),
    "en": _words("i im am me my we is are it its so just really the a an to and"),
}
