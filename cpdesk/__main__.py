"""`python -m cpdesk` is `cpdesk`."""

import sys

from cpdesk.cli import main

sys.exit(main())
