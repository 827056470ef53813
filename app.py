"""AMHE Explore: which page is asked for? This file only routes."""

from amhe_explore.ui import first_start

first_start.begin()

from amhe_explore.ui import router  # noqa: E402 - the first build starts before the long imports

router.route()
