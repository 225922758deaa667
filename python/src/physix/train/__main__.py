"""`python -m physix.train`."""

import sys

from physix.train.cli import main

sys.exit(main())
