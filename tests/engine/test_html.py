from soundingboard.engine.html import element, listing, text


def test_text_and_attributes_are_escaped() -> None:
    assert text("""<b> &amp; "c" 'd'""") == "&lt;b&gt; &amp;amp; &quot;c&quot; &#x27;d&#x27;"
    assert element("a", text("<"), href='"x"') == '<a href="&quot;x&quot;">&lt;</a>'


def test_attributes_are_named_as_python_can_write_them() -> None:
    made = element("div", class_="a", data_tree="b", title=None)
    assert made == '<div class="a" data-tree="b"></div>'
    assert element("input", name="q") == '<input name="q">'


def test_an_empty_list_is_nothing() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "<ul>\n<li>a</li>\n</ul>"
