"""A person 職員 as a page names them: 姓 名, and the post where the office would say it (中村 恵子 課長)."""

from models.frozen import Frozen


class Person(Frozen):
    name: str
    title: str = ""
    """The post said instead of さん, such as 課長; empty for さん, a blank for a bare name."""
    post: str = ""
    section: str = ""
    href: str = ""


class Link(Frozen):
    """A place and the words that name it; the words are data (a title, an article), not the page's own."""

    words: str
    href: str
