"""Write the theme and font table of base.docx, so that Word's own menus offer the same colours and typeface."""

from base_layout import DECLARATION, W_NAMESPACE

TYPEFACE = "Calibri"
_COLOURS = {
    "dk2": "0B4F6C",
    "lt2": "E6F0F4",
    "accent1": "0B4F6C",
    "accent2": "1E5631",
    "accent3": "6B4300",
    "accent4": "8A1C1C",
    "accent5": "52606D",
    "accent6": "1F2933",
    "hlink": "0B4F6C",
    "folHlink": "52606D",
}


def theme_part() -> str:
    """Give theme1.xml."""
    named = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    fonts = f'<a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="parat">'
        '<a:themeElements><a:clrScheme name="parat"><a:dk1><a:srgbClr val="1F2933"/></a:dk1>'
        f'<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>{named}</a:clrScheme>'
        f'<a:fontScheme name="parat"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="parat"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def font_table_part() -> str:
    """Give fontTable.xml; Carlito has the same widths and stands in where Calibri is missing."""
    return (
        f'{DECLARATION}<w:fonts {W_NAMESPACE}><w:font w:name="{TYPEFACE}"><w:altName w:val="Carlito"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )
