"""`python -m tests.faults`: how many cases there are of each kind."""

from tests.faults import counts

found = counts()
print(f"{'kind':<12}{'refused':>9}{'accepted':>10}")
for kind in dict.fromkeys(kind for kind, _ in found):
    print(f"{kind:<12}{found[kind, 'refused']:>9}{found[kind, 'accepted']:>10}")
print(f"{found.total()} cases")
