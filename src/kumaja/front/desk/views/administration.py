"""Ylläpito: regions, users and their roles, vocabularies, queue, log."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.gates import once
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.outbox.actions import revive
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.outbox.queries import list_dead_jobs
from kumaja.foundation.regions.gates import without_region
from kumaja.foundation.regions.queries import list_regions
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.desk.forms.administration import GrantForm, LogForm, UserSearchForm
from kumaja.front.desk.gates import administrators
from kumaja.front.desk.queries.history import log_page, log_rows
from kumaja.front.desk.queries.log_words import actors_called
from kumaja.front.desk.queries.people import roles_held
from kumaja.front.desk.queries.words import SCHEMES
from kumaja.network.registry.actions.roles import RoleHeldAlready, end_role, grant_role
from kumaja.network.registry.domain.days import end_after
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Role

SHOWN = 50
_SALT = "desk.job"
# Who looks after the service belongs to the network, not to the associations' own people.
_SEEN = frozenset({Visibility.PUBLIC, Visibility.NETWORK})


@require_safe
@without_region
@administrators
def administration(request: SignedInRequest) -> HttpResponse:
    """Lead to the first of the pages of administration."""
    del request
    return redirect("desk:admin_regions")


@require_safe
@without_region
@administrators
def admin_users(request: SignedInRequest) -> HttpResponse:
    """Search for people by mail or name; without words, show who has a role of the service."""
    wanted = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    rows = User.objects.filter(is_active=True)
    if wanted:
        rows = rows.filter(email__icontains=wanted.lower()) | rows.filter(name__icontains=wanted)
    else:
        kinds = (RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR, RoleKind.PROGRAMME_COORDINATOR)
        current = Role.objects.on(timezone.localdate()).of_kind(*kinds)
        rows = rows.filter(pk__in=current.values("user"))
    found = rows.order_by("email")[: SHOWN + 1]
    told = {
        "form": UserSearchForm({"q": wanted}),
        "wanted": wanted,
        "users": list(found[:SHOWN]),
        "is_more": len(found) > SHOWN,
    }
    return render(request, "desk/admin_users.html", told)


@without_region
@once
@administrators
def admin_user(request: SignedInRequest, code: str) -> HttpResponse:
    """Show one person's roles; give them another."""
    person = get_object_or_404(User, code=code, is_active=True)
    today = timezone.localdate()
    form = GrantForm(request.POST or None, today=today, regions=list_regions())
    if form.is_valid():
        try:
            _grant(request, person, form.cleaned_data)
        except RoleHeldAlready as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("The role was given."))
            return redirect("desk:admin_user", code=code)
    held, former = roles_held(person, today)
    told = {"person": person, "form": form, "held": held, "former": former}
    return render(request, "desk/admin_user.html", told)


def _grant(request: SignedInRequest, person: User, given: dict[str, Any]) -> None:
    last_on = given["last_on"]
    grant_role(
        user=person, kind=RoleKind(given["kind"]), organisation=given["organisation"],
        region=given["region"], actor=request.user, now=timezone.now(),
        starts_on=given["starts_on"], ends_on=end_after(last_on) if last_on else None,
    )  # fmt: skip


@require_POST
@without_region
@once
@administrators
def admin_user_role_end(request: SignedInRequest, code: str) -> HttpResponse:
    """End a role of a person."""
    rows = Role.objects.filter(user__code=code).on(timezone.localdate())
    role = get_object_or_404(rows, code=request.POST.get("role", ""))
    end_role(role=role, actor=request.user, now=timezone.now(), ends_on=timezone.localdate())
    messages.success(request, _("The role has ended."))
    return redirect("desk:admin_user", code=code)


@require_safe
@without_region
@administrators
def admin_terms(request: SignedInRequest) -> HttpResponse:
    """Show the vocabularies and how much each term is used."""
    chosen = request.GET.get("list", "")
    scheme = Scheme(chosen) if chosen in set(Scheme) else Scheme.LIFE_SITUATION
    sizes = dict(Term.objects.current().values_list("scheme").annotate(Count("pk")))
    rows = Term.objects.of(scheme).current().in_order()
    terms = rows.annotate(used=Count("activities", distinct=True))
    told = {
        "scheme": scheme,
        "title": SCHEMES[scheme],
        "schemes": [(one, SCHEMES[one], sizes.get(one, 0)) for one in Scheme],
        "terms": terms,
        "columns": [Column(words, is_number=number) for words, number in _term_columns()],
    }
    return render(request, "desk/admin_terms.html", told)


def _term_columns() -> list[tuple[str, bool]]:
    names = (
        pgettext("language", "Finnish"),
        pgettext("language", "Swedish"),
        pgettext("language", "English"),
    )
    return [*((name, False) for name in names), (_("Activities"), True)]


@require_safe
@without_region
@administrators
def admin_queue(request: SignedInRequest) -> HttpResponse:
    """Show jobs that were given up, and mails that may not have gone."""
    jobs = [(job, [("job", signing.dumps(job.pk, salt=_SALT))]) for job in list_dead_jobs()[:SHOWN]]
    mails = Mail.objects.filter(state__in=("doubtful", "failed")).order_by("-created_at", "-pk")
    waiting = Job.objects.filter(is_dead=False).count()
    told = {"jobs": jobs, "mails": mails[:SHOWN], "waiting": waiting}
    return render(request, "desk/admin_queue.html", told)


@require_POST
@without_region
@once
@administrators
def admin_job_revive(request: SignedInRequest) -> HttpResponse:
    """Try a job that was given up once more."""
    try:
        key = signing.loads(request.POST.get("job", ""), salt=_SALT)
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    job = get_object_or_404(Job.objects.dead(), pk=key)
    revive(job, now=timezone.now())
    record(request.user, "revived", job, now=timezone.now())
    messages.success(request, _("The job is tried again."))
    return redirect("desk:admin_queue")


@require_safe
@without_region
@administrators
def admin_log(request: SignedInRequest) -> HttpResponse:
    """Show who did what, newest first."""
    form = LogForm(request.GET or None)
    rows = _narrowed(form.cleaned_data) if form.is_valid() else AuditRow.objects.all()
    page = log_page(rows, _place(request.GET.get("from", "")))
    kept = {name: str(value) for name, value in request.GET.items() if name != "from"}
    after = f"?{urlencode({**kept, 'from': page.next_from})}" if page.next_from else ""
    told = {"form": form, "rows": log_rows(page.rows, _SEEN), "after": after}
    return render(request, "desk/admin_log.html", told)


def _narrowed(given: dict[str, Any]) -> Any:  # noqa: ANN401 - a queryset
    rows = AuditRow.objects.all()
    if who := given["who"]:
        called = Q(actor_label__in=actors_called(who), actor_key="")
        rows = rows.filter(Q(actor_label__icontains=who) | called)
    for name, column in (("verb", "verb"), ("label", "object_label")):
        if given[name]:
            rows = rows.filter(**{column: given[name]})
    zone = timezone.get_current_timezone()
    if given["since"]:
        rows = rows.filter(at__gte=datetime.combine(given["since"], time(), zone))
    if given["until"]:
        rows = rows.filter(at__lt=datetime.combine(end_after(given["until"]), time(), zone))
    return rows


def _place(text: str) -> tuple[datetime, int] | None:
    """Return the place in the log that an address names, None when it names none."""
    at, _bar, key = text[:80].partition("|")
    try:
        moment = parse_datetime(at)
    except ValueError:
        return None
    if moment is None or timezone.is_naive(moment) or not (key.isascii() and key.isdigit()):
        return None
    return moment, int(key[:18])
