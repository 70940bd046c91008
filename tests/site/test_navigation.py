from pathlib import Path

from tests.site.published_handbooks import navigation_of, published_handbook

OURS = ["procedures/ap-1.md", "decisions/ap-1/follow-request.md"]


def test_by_decision_first_then_one_folder_for_each_procedure(tmp_path: Path) -> None:
    sources = ["decisions.md", "index.md", "procedures.md", *OURS]
    assert navigation_of(published_handbook(tmp_path), sources) == [
        {"Start": "index.md"},
        {"Decisions": "decisions.md"},
        {
            "Procedures": [
                {"All procedures": "procedures.md"},
                {
                    "AP 1": [
                        {"Staff on Social Media": "procedures/ap-1.md"},
                        {"May I accept this follow request?": "decisions/ap-1/follow-request.md"},
                    ]
                },
            ]
        },
    ]


def test_everything_else_is_for_authors_each_folder_with_its_index_first(tmp_path: Path) -> None:
    sources = [*OURS, "authors/trees.md", "install.md", "problems/cycle.md", "problems/index.md"]
    assert navigation_of(published_handbook(tmp_path), sources)[-1] == {
        "For authors": [
            "authors/trees.md",
            "install.md",
            {"Problems": ["problems/index.md", "problems/cycle.md"]},
        ]
    }
