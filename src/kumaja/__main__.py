"""`python -m kumaja` is `kumaja`."""

from __future__ import annotations

import sys

from kumaja.cli.main import main

sys.exit(main())
