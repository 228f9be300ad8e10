"""All that is not marked open needs a sign-in; a text sent after the session's end is kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from kumaja.foundation.accounts.gates.kept_forms import keep_form, kept_form, let_go


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends who is not signed in to the sign-in page, and keeps the form they had sent."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Tell every cache to keep no page that needs a sign-in."""
        response: HttpResponseBase = self.get_response(request)  # type: ignore[assignment] # sync
        if getattr(request, "is_behind_sign_in", False) and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view_func: Any,  # noqa: ANN401
        view_args: Any,  # noqa: ANN401
        view_kwargs: Any,  # noqa: ANN401
    ) -> HttpResponseBase | None:
        """Let the kept form go when its writer, signed in, sends it on."""
        if request.method == "POST" and request.user.is_authenticated:
            kept = kept_form(request)
            if kept is not None and kept.path == request.path:
                let_go(request)
        request.is_behind_sign_in = getattr(view_func, "login_required", True)  # type: ignore[attr-defined]
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override] # htmx is led on by a header
        self,
        request: HttpRequest,
        view_func: Any,  # noqa: ANN401
    ) -> HttpResponse:
        """Answer with the sign-in page; who has signed in goes on from the same place."""
        del view_func
        came_for = reverse("accounts:kept_form") if keep_form(request) else request.get_full_path()
        response = redirect_to_login(came_for, resolve_url("account_login"), "next")
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=204, headers={"HX-Redirect": response.url})
        return HttpResponseRedirect(response.url)
