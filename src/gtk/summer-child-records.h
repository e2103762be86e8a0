/* The part of the panel about a child that the desk keeps: who may collect it and who must not, releases that were
 * exceptions, medicines and their giving. */
#pragma once

#include "summer-details.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

void summer_child_records_describe (SummerDetails *details, SummerWorkplace *workplace, gint64 child);

G_END_DECLS
