"""Subscriptions for tests."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from conftest import NOW
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.subscriptions.models import Receiver, Subscription


class ReceiverFactory(DjangoModelFactory[Receiver]):
    """A mail address."""

    class Meta:
        model = Receiver

    region = factory.SubFactory(RegionFactory)
    email = factory.Sequence(lambda number: f"lukija{number}@esimerkki.example")
    created_at = NOW


class SubscriptionFactory(DjangoModelFactory[Subscription]):
    """A confirmed wish to hear weekly."""

    class Meta:
        model = Subscription

    wanted_by = factory.SubFactory(ReceiverFactory)
    kind = "newsletter"
    frequency = "weekly"
    asked_at = NOW
    confirmed_at = NOW
