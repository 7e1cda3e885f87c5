"""What the PDF says about itself: the XMP packet that an archive reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

NAMESPACE = "https://circular-assess.example/ns/report/1.0/"
PREFIX = "cira"

_PACKET = """<?xpacket begin="\N{BYTE ORDER MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:{prefix}="{namespace}">
{properties}
  </rdf:Description>
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas>
    <rdf:Bag>
{schemas}
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
_SCHEMA = """     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>{title}</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
{properties}
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>"""
_PROPERTY = """        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>{name}</pdfaProperty:name>
         <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>{words}</pdfaProperty:description>
        </rdf:li>"""


@dataclass(frozen=True, slots=True)
class About:
    """Title, author, subject and language of the report, and when it was prepared."""

    title: str
    author: str
    subject: str
    creator: str
    language: str
    moment: datetime


def xmp_packet(about: About, level: str, digests: dict[str, str]) -> bytes:
    """The packet of a file that is PDF/UA-1 and, by its `level` such as "3A", PDF/A.

    `digests` are properties of our own by name, described for the archive as its standard asks.
    """
    moment = about.moment.isoformat(timespec="seconds")
    lines = [
        "   <dc:format>application/pdf</dc:format>",
        f"   <dc:title>{_in_language(about.title)}</dc:title>",
        f"   <dc:description>{_in_language(about.subject)}</dc:description>",
        f"   <dc:language><rdf:Bag><rdf:li>{_xml(about.language)}</rdf:li></rdf:Bag></dc:language>",
        f"   <xmp:CreatorTool>{_xml(about.creator)}</xmp:CreatorTool>",
        f"   <xmp:CreateDate>{moment}</xmp:CreateDate>",
        f"   <xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"   <pdf:Producer>{_xml(about.creator)}</pdf:Producer>",
        f"   <pdfaid:part>{level[0]}</pdfaid:part>",
        f"   <pdfaid:conformance>{level[1]}</pdfaid:conformance>",
        "   <pdfuaid:part>1</pdfuaid:part>",
        *(f"   <{PREFIX}:{name}>{digest}</{PREFIX}:{name}>" for name, digest in digests.items()),
    ]
    if about.author:
        lines.insert(
            2, f"   <dc:creator><rdf:Seq><rdf:li>{_xml(about.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    schemas = [
        _schema(
            "PDF/UA identification",
            "http://www.aiim.org/pdfua/ns/id/",
            "pdfuaid",
            {"part": ("Integer", "Part of ISO 14289 to which the file conforms")},
        )
    ]
    if digests:
        described = dict.fromkeys(digests, ("Text", "SHA-256 of a part of the file, against accident"))
        schemas.append(_schema("Circular Assess report", NAMESPACE, PREFIX, described))
    packet = _PACKET.format(
        prefix=PREFIX, namespace=NAMESPACE, properties="\n".join(lines), schemas="\n".join(schemas)
    )
    return packet.encode()


def _schema(title: str, namespace: str, prefix: str, properties: dict[str, tuple[str, str]]) -> str:
    listed = "\n".join(
        _PROPERTY.format(name=name, kind=kind, words=words) for name, (kind, words) in properties.items()
    )
    return _SCHEMA.format(title=title, namespace=namespace, prefix=prefix, properties=listed)


def _in_language(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_xml(words)}</rdf:li></rdf:Alt>'


def _xml(words: str) -> str:
    """The words without what XML cannot hold."""
    return escape("".join(sign for sign in words if sign.isprintable()))


def digests_in(packet: bytes) -> dict[str, str]:
    """The digests that a packet of ours holds, by name; empty for any other."""
    text = packet.decode("utf-8", errors="replace")
    return {
        found["name"]: found["digest"]
        for found in re.finditer(rf"<{PREFIX}:(?P<name>\w+)>(?P<digest>[0-9a-f]{{64}})</{PREFIX}:", text)
    }
