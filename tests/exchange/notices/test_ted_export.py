"""Reading the older TED_EXPORT notices: original language, weights in text, forms of another structure."""

from circular_assess.exchange.notices import notice_in
from tests.exchange.notices.made_up_notices import ted_notice


def test_a_ted_export_is_read_in_its_original_language_with_weights_in_text() -> None:
    described = (
        '<VAL_ESTIMATED_TOTAL CURRENCY="EUR">1 200 000.00</VAL_ESTIMATED_TOTAL>'
        "<REFERENCE_NUMBER>REF 1</REFERENCE_NUMBER><OBJECT_DESCR ITEM='1'><LOT_NO>7</LOT_NO>"
        "<AC><AC_QUALITY><AC_CRITERION>Terugname</AC_CRITERION><AC_WEIGHTING>30 %</AC_WEIGHTING></AC_QUALITY>"
        "<AC_PRICE><AC_WEIGHTING>70%</AC_WEIGHTING></AC_PRICE></AC>"
        "<DURATION TYPE='YEAR'>4</DURATION></OBJECT_DESCR>"
        "<OBJECT_DESCR ITEM='2'><AC><AC_PROCUREMENT_DOC/></AC></OBJECT_DESCR>"
    )
    deadline = (
        "<DATE_RECEIPT_TENDERS>2020-06-22</DATE_RECEIPT_TENDERS>"
        "<TIME_RECEIPT_TENDERS>9:30</TIME_RECEIPT_TENDERS>"
    )
    notice = notice_in(ted_notice(described, procedure=deadline))
    assert (notice.title, notice.main_language) == ({"NL": "Titel NL", "FR": "Titel FR"}, "NL")
    assert (notice.buyers, notice.reference, notice.notice_id) == (("Stad NL",), "REF 1", "000001-2020")
    assert (notice.cpv, notice.supplementary_cpv) == (("18110000",), ("PA01-7",))
    assert notice.estimated_value is not None
    assert notice.estimated_value.money.amount == 1_200_000
    assert (notice.deadline, notice.duration_months) == ("2020-06-22T09:30", 48)
    assert [(one.id, one.shares.basis, one.shares.price) for one in notice.lots] == [
        ("7", "percentage", 0.7),
        ("2", "unweighted", None),
    ]


def test_a_form_of_another_structure_gives_its_main_fields() -> None:
    old = (
        '<TED_EXPORT xmlns="ted/R2.0.8.S03/publication"><CODED_DATA_SECTION><NOTICE_DATA>'
        '<ORIGINAL_CPV CODE="39112000">Stoelen</ORIGINAL_CPV></NOTICE_DATA><CODIF_DATA>'
        "<DT_DATE_FOR_SUBMISSION>20150313 14:00</DT_DATE_FOR_SUBMISSION></CODIF_DATA></CODED_DATA_SECTION>"
        '<FORM_SECTION><CONTRACT CATEGORY="ORIGINAL" LG="NL"><FD_CONTRACT><BODY>'
        "<OFFICIALNAME>Stad</OFFICIALNAME></BODY><OBJECT><TITLE_CONTRACT><P>Stoelen</P></TITLE_CONTRACT></OBJECT></FD_CONTRACT></CONTRACT>"
        "</FORM_SECTION></TED_EXPORT>"
    )
    notice = notice_in(old.encode())
    assert (notice.title, notice.buyers, notice.cpv) == ({"NL": "Stoelen"}, ("Stad",), ("39112000",))
    assert notice.deadline == "2015-03-13T14:00"
    assert [remark.key for remark in notice.remarks] == ["old_form"]
