"""Addresses of those who prepare matters: officials, and coordination for them."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from kumaja.front.desk.urls.named import at
from kumaja.front.desk.views import matter_activities, matter_course, matters, watching

MATTERS = [
    at(pgettext_lazy("address", "desk/matters/"), matters.kept_matters),
    at(pgettext_lazy("address", "desk/matters/new/"), matters.matter_create),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/"), matters.kept_matter),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/edit/"), matters.matter_edit),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/publish/"), matters.matter_publish),
    at(pgettext_lazy("address", "desk/matters/<slug:code>/note/<str:owner>/"), matters.matter_note),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/stages/new/"),
        matter_course.matter_stage_add,
    ),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/stages/<slug:stage>/move/"),
        matter_course.matter_stage_move,
    ),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/stages/<slug:stage>/drop/"),
        matter_course.matter_stage_drop,
    ),
    at(
        pgettext_lazy(
            "address", "desk/matters/<slug:code>/stages/<slug:stage>/promise/<str:owner>/"
        ),
        matter_course.matter_promise,
    ),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/promises/<slug:promise>/"),
        matter_course.matter_promise_change,
    ),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/decide/<str:owner>/"),
        matter_course.matter_decide,
    ),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/decisions/<slug:decision>/"),
        matter_course.matter_decision_anew,
    ),
    at(
        pgettext_lazy("address", "desk/matters/<slug:code>/decisions/<slug:decision>/activities/"),
        matter_activities.matter_activities,
    ),
    at(
        pgettext_lazy(
            "address",
            "desk/matters/<slug:code>/decisions/<slug:decision>/activities/<slug:named>/drop/",
        ),
        matter_activities.matter_activity_drop,
    ),
    at(pgettext_lazy("address", "coordination/watch/"), watching.watch),
    at(pgettext_lazy("address", "coordination/watch/new/"), watching.watch_add),
    at(pgettext_lazy("address", "coordination/watch/<slug:code>/stop/"), watching.watch_stop),
    at(pgettext_lazy("address", "coordination/watch/<slug:code>/"), watching.watch_suggestion),
    at(pgettext_lazy("address", "coordination/watch/<slug:code>/drop/"), watching.watch_drop),
]
