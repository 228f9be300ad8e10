"""The five acts on a word from the field: the form of each, and what it comes to."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.front.desk.forms.field_words import (
    FORMS,
    ActForm,
    AttachForm,
    JoinForm,
    OpenForm,
)
from kumaja.front.desk.queries.field_words import heads_for, is_safe, matters_for, suggested
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.policies import visible_in
from kumaja.voice.observations.actions.triage import (
    AlreadyDone,
    NothingTold,
    WrongHead,
    answer_observation,
    ask_who_solved,
    attach_to_matter,
    join_observation,
    open_matter,
)
from kumaja.voice.observations.domain.kinds import Act
from kumaja.voice.observations.models import Observation, TriageAct


def form_of(request: SignedInRequest, row: Observation, act: Act) -> ActForm:
    """Return the act's form, with what it may be tied to."""
    offers: dict[str, Any] = {}
    if act == Act.JOIN:
        offers = {"others": heads_for(row)}
    elif act == Act.TO_MATTER:
        day = timezone.localdate()
        offers = {"matters": matters_for(request.user, request.region, day)}
    elif act == Act.OPEN_MATTER:
        bodies = visible_in(request.region).filter(kind=OrganisationKind.PUBLIC_BODY)
        offers = {"bodies": bodies.by_name()}
    return FORMS[act](
        request.POST or None, row=row, suggested=suggested(act, row), is_safe=is_safe(row), **offers
    )


def acted(request: SignedInRequest, form: ActForm, row: Observation, act: Act) -> TriageAct | None:
    """Do the act; what stands against it is told in the form."""
    by: dict[str, Any] = {
        "observation": row, "reply": form.reply, "actor": request.user, "now": timezone.now(),
    }  # fmt: skip
    try:
        return _do(form, act, by)
    except AlreadyDone:
        form.add_error(None, _("Somebody has seen to this already. Nothing was sent."))
    except WrongHead:
        form.add_error(
            None, _("These can't be joined this way. Join the other one to this instead.")
        )
    except NothingTold:
        form.add_error("text", _("Write what the sender reads."))
    return None


def _do(form: ActForm, act: Act, by: dict[str, Any]) -> TriageAct:
    if isinstance(form, JoinForm):
        return join_observation(head=form.chosen_head, **by)
    if isinstance(form, AttachForm):
        return attach_to_matter(matter=form.chosen_matter, **by)
    if isinstance(form, OpenForm):
        return open_matter(title=form.cleaned_data["title"], owner=form.chosen_owner, **by)
    return ask_who_solved(**by) if act == Act.ASK_WHO else answer_observation(**by)
