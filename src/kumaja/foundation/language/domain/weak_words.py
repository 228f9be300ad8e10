"""Base forms that say little of what is looked for: they weigh less than the words beside them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WEAK_WORDS = {
    "fi": _words(
        """
        saada ottaa pitää voida tulla mennä päästä tehdä antaa laittaa panna haluta ehtiä jäädä
        lähteä käydä katsoa sanoa kysyä tietää löytää löytyä tarvita kuulua joutua alkaa yrittää
        tuntua näyttää istua seistä uskaltaa osata viedä tuoda pistää nähdä kuulla luulla
        ajatella täytyä kannattaa kaikki mikään joku jokin kukaan kumpikin molemmat itse oma
        uusi vanha hyvä huono iso pieni moni muu toinen sama koko aina usein joskus enää vielä
        kohta taas liian aika päivä viikko vuosi kuukausi ilta yö aamu tänään huomenna eilen
        kello kerta asia juttu paikka kanssa ilman ennen jälkeen yli ulkona sisällä täällä
        siellä tänne sinne mukaan pois takaisin vain pelkkä paljon vähän yksi kaksi kolme
        ensimmäinen joka aivan melkein vieläkin ikinä koskaan läpi kerran asti eteen edessä
        takana vieressä alla päällä päälle alle apu ihminen mies nainen ongelma tilanne
        """
    ),
    "sv": _words(
        """
        få får fick ta tar tog ska skulle kan kunna kunde vill vilja ville måste göra gör gjorde
        gå går gick komma kommer kom bli blir blev säga säger sa veta vet hitta hittar behöver
        behöva sitter sitta står stå ligger alla all allt hela någon nån något nåt ingen inget
        inga ny nya gammal gamla bra dålig stor stora liten små dag dagar dagarna vecka år kväll
        natt morgon idag imorgon klockan gång sak saker plats utan före efter ut in upp ner här
        där hit dit bara alltid aldrig mer mycket lite sen sedan igen när då samma annan andra
        en två tre människa man kvinna problem hjälp vår våra vårt dom dem oss er mot under över
        mellan
        """
    ),
    "en": _words(
        """
        get gets got take takes took can could will would should must make makes made go goes
        went come comes came become say says said know knows find finds need needs sit sits
        stand want wants have has had all whole every some any someone anyone something anything
        nothing one two three new old good bad big small day days week weeks year years night
        nights evening morning today tomorrow time times thing things place there here just
        always never again still while when where out off up down over about into after before
        more much many other same own only very too person man woman people problem help keep
        keeps kept put let us them him me
        """
    ),
}
