"""What stands before pages of a hearing on the desk, and what an act there comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Final

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.queries.hearings import told_owed
from kumaja.front.desk.views.matters_acting import REFUSALS as OF_MATTERS
from kumaja.front.desk.views.matters_acting import of_matter
from kumaja.voice.consultations.actions.asking import AlreadyAnswered
from kumaja.voice.consultations.actions.inviting import NobodySilent, NotOfTheRegion, NotOut
from kumaja.voice.consultations.actions.opening import (
    ConsultationOpened,
    HurryUnexplained,
    LanguageMissing,
    PeriodBackwards,
    PromiseMissing,
    StageTakesNoViews,
)
from kumaja.voice.consultations.actions.placing import PlaceUnknown
from kumaja.voice.consultations.actions.versions import (
    ConsultationOver,
    NotLost,
    VersionOutdated,
)
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.matters.models import Matter

REFUSALS: Final[Mapping[type[Exception], str | Promise]] = {
    **OF_MATTERS,
    ConsultationOpened: _("The hearing has been opened: what people answer to is only added to."),
    HurryUnexplained: _("Boards don't have time to meet. Make it longer, or say why."),
    PeriodBackwards: _("The period would end before it begins, or it is over already."),
    StageTakesNoViews: _("Another hearing runs in this stage, or nobody can speak in it."),
    AlreadyAnswered: _("A colleague answered this meanwhile."),
    NobodySilent: _("Nobody is silent: all who were invited have spoken or been asked once more."),
    NotOfTheRegion: _("One of them does not act in the region any more."),
    NotOut: _("The hearing has not been opened, or it has ended."),
    ConsultationOver: _("The hearing has ended: what is heard next is a round of its own."),
    VersionOutdated: _("Somebody published another version meanwhile. Compare, and save again."),
    NotLost: _("Somebody has placed this comment meanwhile."),
    PlaceUnknown: _("The text has changed meanwhile. Choose again."),
}


def of_hearing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load the hearing of the address for one who keeps its matter; another matter's is 404."""

    @wraps(view)
    def answer(
        request: SignedInRequest, matter: Matter, /, hearing: str, **kwargs: str
    ) -> HttpResponse:
        rows = matter.consultations.select_related("stage", "region")
        consultation: Consultation = get_object_or_404(rows, code=hearing)
        consultation.matter = matter
        return view(request, consultation, **kwargs)

    return of_matter(answer)


def kept(form: Form, act: Callable[[], object]) -> bool:
    """Do what a valid form asks; what stands against it is told in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except LanguageMissing as missing:
        form.add_error(None, [told_owed(what, language) for what, language in missing.args])
    except PromiseMissing as missing:
        told = _("A promise is missing: %(owners)s")
        form.add_error(None, told % {"owners": ", ".join(map(str, missing.args))})
    except tuple(REFUSALS) as refusal:
        form.add_error(None, str(REFUSALS[type(refusal)]))
    except ValidationError as wrong:
        for name, words in getattr(wrong, "message_dict", {None: wrong.messages}).items():
            form.add_error(name if name in form.fields else None, words)
    else:
        return True
    return False
