from soundingboard.site.glossary import Term, glossary, mark

MEDIA = Term("Social media", "Any <online> publication.", "definition.1")
WORK = Term("Professional social media", "Social media for work.", "definition.2")
BOARD = Term("Board", "The Board of Trustees.", "")
TERMS = (MEDIA, WORK, BOARD)
LINK = 'href="p/#term-{}"'


def marked(html: str) -> str:
    return mark(html, TERMS, "p/")


def test_a_term_links_to_its_entry_and_has_its_meaning_as_tooltip() -> None:
    assert marked("<p>Use social media.</p>") == (
        '<p>Use <a class="sb-term" href="p/#term-social-media" '
        'title="Any &lt;online&gt; publication.">social media</a>.</p>'
    )


def test_the_longest_term_is_the_one_that_is_meant() -> None:
    made = marked("<p>professional social media</p>")
    assert LINK.format("professional-social-media") in made
    assert made.count("sb-term") == 1


def test_a_term_is_marked_once_after_each_heading() -> None:
    made = marked("<p>Social media, social media.</p><h3>2</h3><p>Social media.</p>")
    assert made.count("sb-term") == 2


def test_headings_links_and_code_stay_as_they_are() -> None:
    html = '<h3 id="a">Social media</h3><p><a href="#">social media</a> <code>social media</code>'
    assert marked(html) == html


def test_a_term_is_not_marked_in_the_clause_that_defines_it() -> None:
    assert "sb-term" not in marked('<h3 id="c-definition-1">1</h3><p>Social media means …</p>')


def test_a_word_within_a_name_or_in_another_sense_is_left_alone() -> None:
    for words in ("a board game", "the Halton District School Board", "Board Members meet"):
        assert "sb-term" not in marked(f"<p>{words}</p>"), words
    assert "sb-term" in marked("<p>The Board decides; so does the Board.</p>")


def test_everything_else_comes_back_as_it_was() -> None:
    html = '<p class="x">a &amp; b &#8211; c<br><!-- d --><img src="e"> Boardwalk</p>'
    assert marked(html) == html
    assert mark("<p>Social media</p>", ()) == "<p>Social media</p>"


def test_the_list_is_in_alphabetical_order_and_names_the_clauses() -> None:
    made = glossary(TERMS)
    assert made.index("term-board") < made.index("term-professional") < made.index("term-social")
    assert '<a href="#c-definition-1">definition.1</a>' in made
    assert glossary(()) == ""
