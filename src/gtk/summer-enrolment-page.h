/* Enrolment: the waiting list, and what is recorded twice. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ENROLMENT_PAGE (summer_enrolment_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerEnrolmentPage, summer_enrolment_page, SUMMER, ENROLMENT_PAGE, SummerPage)

G_END_DECLS
