"""Official England figures that several worked checks share."""

import pytest

Counts = tuple[list[int], list[int]]


@pytest.fixture
def england_deciles() -> Counts:
    """Recovered and eligible by deprivation decile, England 2024-25, from most to least deprived.

    Eligible is finished minus not at caseness: 71,614 - 2,054 = 69,560 for the most deprived.
    """
    recovered = [29753, 33386, 34332, 34625, 33002, 33128, 31148, 31289, 29942, 28257]
    eligible = [69560, 72038, 71229, 69672, 64619, 63277, 58436, 57239, 53906, 50264]
    return recovered, eligible
