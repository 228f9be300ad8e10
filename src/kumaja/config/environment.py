"""What an operator may set: `KUMAJA_*`, or one TOML file that KUMAJA_CONFIG names."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class Authority(BaseModel):
    """An authority whose people sign in with its own service (OpenID Connect)."""

    model_config = ConfigDict(extra="forbid")

    id: str
    name: str
    server_url: str
    client_id: str
    secret: SecretStr
    second_factor: bool = False


class Environment(BaseSettings):
    """The settings of one installation; each is described in docs/operator.md."""

    model_config = SettingsConfigDict(env_prefix="KUMAJA_", extra="forbid")

    data: Path = Field(
        default=Path("kumaja-data"), description="Folder of database, index and files."
    )
    database_url: str = Field(
        default="", description="postgresql://…; empty: SQLite in the data folder."
    )
    database_pool: bool = Field(default=False, description="Keep a pool of PostgreSQL connections.")
    cache_url: str = Field(
        default="", description="redis://… for several machines; empty: a table."
    )
    secret_key: SecretStr = Field(
        default=SecretStr(""), description="Signs cookies; empty: kept in data."
    )
    ledger_key: SecretStr = Field(
        default=SecretStr(""), description="Signs checkpoints of the log; empty: kept in data."
    )
    ledger_former_keys: list[str] = Field(
        default=[], description="Public keys that signed checkpoints before."
    )
    hosts: list[str] = Field(
        default=["localhost", "127.0.0.1"], description="Host names that answer."
    )
    public_url: str = Field(
        default="http://localhost:8000", description="The address written in mails."
    )
    trusted_proxies: int = Field(
        default=0, ge=0, description="Proxies in front that set X-Forwarded-For."
    )
    https: bool = Field(default=True, description="Served by HTTPS: secure cookies and HSTS.")
    mail_url: str = Field(
        default="", description="smtp://user:password@host:587; empty: mail is kept."
    )
    mail_sender: str = Field(
        default="kumaja@localhost.example", description="Sender when a region has none."
    )
    mail_in_domain: str = Field(
        default="", description="Domain of reply+… and bounce+…; empty: answers aren't read."
    )
    imap_url: SecretStr = Field(
        default=SecretStr(""),
        description="imaps://user:password@host/INBOX that is read every five minutes.",
    )
    analyser: str = Field(
        default="", description="libvoikko, pyvoikko or snowball; empty: best that is here."
    )
    concepts: str = Field(
        default="", description="File of concept vectors by `train_concepts`; empty: none."
    )
    api_reads: int = Field(
        default=600, ge=1, description="What one address may ask of the interfaces in a minute."
    )
    api_searches: int = Field(
        default=120, ge=1, description="How often one address may search in a minute."
    )
    api_exports: int = Field(
        default=60, ge=1, description="How many whole lists one address may take in an hour."
    )
    api_writes: int = Field(
        default=120, ge=1, description="How often one key may write in a minute."
    )
    oidc: list[Authority] = Field(
        default=[],
        description="Authorities' sign-in: id, name, server_url, client_id, secret, second_factor.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read the environment first, then the TOML file; no other sources."""
        del dotenv_settings, file_secret_settings
        file = TomlConfigSettingsSource(settings_cls, os.environ.get("KUMAJA_CONFIG") or None)
        return init_settings, env_settings, file
