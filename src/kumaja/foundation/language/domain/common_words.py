"""Words that many a sentence has, spoken ones too: beside others they tell half as much.

Not so empty as weak words: who asks for Saturdays means Saturdays.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON_WORDS = {
    "fi": _words(
        """
        oo oon oot ois oisin olis ollu ollaan oltiin ollaankin eiku ku niinku niinkun ninku nii
        niit niist niihin siin siit siihen siinä siitä siltä sille silti sillä sit sitte mul mulle
        multa mua mut must musta muhun mussa muo mie miun sie siu sul sulla sulle sun sut meil
        meille meilt meijän meiän meidät meitä meihin teil teille teiän heiltä heille heidän heitä
        sil nää noi tää tän täs tässä tästä täst tähän tähä tol tolla toi ton tota tuon tuota
        tuolla tuolta tuonne nuo noin näin näistä näitä niistä niitä hänet hänellä hänelle häneltä
        häntä sä ettei etten etteivät eiks eikö emmä enääkään edes ees elikkä eli ehkä kai kait
        kuulemma tietysti varmaan muka muuten kyllä kyl juu joo toki tosi tosiaan ihan melko
        ainakin vaik jotta joten jolloin johon jossa josta jonne jolle jolla jotka joiden joita
        jonkun jonkin jotain jotakin johonkin jossain jostain josko minne miksi miks mikäs mitäs
        mite mitenkään millä mille milloin millon miltä minkä mil kukas kenelle keneltä kelle keltä
        kuinka kumpi kumpaan montako monta monesti ketään kenellekään kenelläkään kenenkään mitään
        mihinkään missään mistään millään miksikään kumpikaan milloinkaan haluun haluan haluu
        haluais haluaisin tahdon tahtoa tekis tekee tehä teen tehdään saan saa saisi saisin sais
        saatu saatiin saanut saanu saako voi voin voisi vois voiko voisin pitäis pitäs pitäisi piti
        tarvii tarvitsen tarttee täytyy pakko kuuluu kannattaako onko oisko olisiko löytyis löytyy
        löytyisi onks menee meni mennään mee meen menen tulee tuli tulen tuut tullut tullu käy käyn
        kävi lähtee lähti lähden pääsee pääsis pääsen pääsisi jäi jää jään jäänyt antoi annan otti
        otan laitan laittoi näkee näkisi katsoo kattoo katsoin tiedä tiedän tietäis sanoo sanoi
        sanon sanoivat kysyi kertoa kertoi kertoo luulee ajattelen muuttua alkoi alkaisi aloittaa
        yritän uskalla osaa osaan kehtaa viitsiä ehdi ehtii tuntuu seisoa seisoo istuu maata makaa
        odottaa odotan odotti nousta seurata pysyä pysyy pysähtyä kääntää heittää nostaa vetää
        hakea vie vei jättää jätti tapahtua sattua sattuu tarkoittaa käyttää mahtua riittää kuulin
        kuulu kelpaa toimia toimii heti harvoin uudestaan uudelleen viel pian silloin sillo kaa
        kans mukana yllä taakse välissä väliin viereen keskellä kohti myöten saakka lähellä kaukana
        ylös alas sisään sisälle ulos täältä tääl siel sieltä jokainen joukko samalla pelkän
        pelkkää kokonaan lähes kova kovaa kovin tarpeeksi enemmän vähemmän eniten vähä paljo pikku
        pikkaisen toisen toista toiset toisten muut muiden muille muuta muualla samaa samat eri
        erikseen ite itseni itseään itsensä omat oman omaa kaiken kaikkea kaikille kaikkien
        kaikilla kaikista kaikkiin yks kaks neljä viisi viis kuusi kuus seitsemän seittemän
        kahdeksan kasi yhdeksän kymmenen kakskyt kaksikymmentä kolmekymmentä puoli puol puolen
        tuhat sata eka toka viimeinen viimeksi kertaa pari parin päivät päivän päivisin päivää
        viikon viikkoa viikossa viikolla kuukauden kuukautta vuoden vuotta vuosia vuosien tunti
        tunnin tuntia minuutti aamulla aamuisin illat illalla iltaisin iltaa maanantai tiistai
        keskiviikko torstai perjantai lauantai sunnuntai kesä kesällä kesän syksy syksyllä talvi
        talvella kevät keväällä tammikuu helmikuu ensi viime vast vasta aikaa ajan aikana ajaksi
        hetki hetken hetkeä asiat asian asiaa jutut jutun paikan paikkaa puolella puolelta tapa
        tavalla hyvää hyvin hyvän paha pahasti huonosti ison isoa suuri pienen pientä uuden uutta
        ihme ihmeen ihmiset ihmisiä oikea oikein oikeesti väärä väärin väärällä valmis valmiiksi
        vaikea vaikeeta helppo selvä selväks mieluiten mieluummin muuallakin varten mieltä no turku
        turkuun helsinki helsinkiin espoo vantaa porvoo lohja
        """
    ),
    "sv": _words(
        """
        å o e ä int ej nej ja jo ju nog väl visst kanske ens även redan ännu än alls ofta ibland
        sällan åter snart nu innan medan tills sånt sån såna sådan sådana litet mest mindre minst
        många mången några nåtslags någonting nånting nånstans någonstans ingenting ingenstans
        allting helt varje vart hurdan varför därför eftersom fast fastän ifall samt både antingen
        mig mej dig dej honom hans henne hennes dess deras ert era sig sej själv själva egen eget
        egna denna detta dessa hem härifrån därifrån va vara vore blivit haft fått skall bör borde
        brukar bruka börjar börja började börjat slutar slutat tänker tänka tycker tror visste sade
        sagt frågar fråga berätta gått kommit tagit ger ge gav ställer ställa sätter sätta satt
        lägger lägga låg ligga stod hålla håller höll känns känner känna finns finnas fanns gjort
        låter låta ser se såg sett hör höra hörde hinner hinna vågar törs lär försöker försöka
        heter kallas drar dra söka bakom framför bredvid genom kring runt längs inom utom ned åt
        bort fram tillbaka ihop undan kvar igenom fyra fem sex sju åtta nio tio första tredje sista
        halv hundra tusen båda bägge par dagen dagligen veckan veckor månad månaden månader året
        åren timme timmar morgonen kvällen kvällar natten nätter igår måndag tisdag onsdag torsdag
        fredag lördag söndag sommar sommaren vinter vintern höst tid tiden gången gånger stund
        ställe sätt dåligt stort nytt annat likadan rätt fel svårt svår lätt möjligt färdig riktigt
        ganska väldigt jätte alldeles precis nästan ungefär kanhända tyvärr människor folk
        helsingfors esbo borgå ekenäs lojo karis
        """
    ),
    "en": _words(
        """
        im ive id ill dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt hes shes
        theyre weve theres thats whats getting going gone coming taken taking making did done doing
        saying tell tells told ask asks asked knew think thinks thought feel feels felt see sees
        saw seen look looks looking looked found wanted needed try tries tried trying puts lets
        give gives gave given use used using seem seems start started starts stop stopped became
        turn turns turned happen happened bring brought hold held stands sitting stay stayed leave
        left hear heard show shown mean means like likes anybody anywhere somebody somewhere noone
        nobody nowhere everyone everybody everything everywhere else ever often sometimes usually
        already yet soon now then once twice ago since until till whenever why whom whose because
        although though unless whether than also even really quite rather almost nearly maybe
        perhaps actually probably so such most less few little lot lots bit both each either
        neither none mine myself yours yourself himself hers herself itself ours theirs onto under
        around between through during against along across behind beside near away back four five
        six seven eight nine ten first second third last next half hundred thousand daily weekend
        month months hour hours minute afternoon yesterday monday tuesday wednesday thursday friday
        saturday sunday summer winter spring autumn stuff way part kind sort another different
        right wrong long short full able sure hard easy great nice helsinki espoo vantaa porvoo
        """
    ),
}
