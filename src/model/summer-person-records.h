/* People who work in classes, and their papers, as plain rows: see summer-records.h. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id, programme;
  const char *name;
  SummerSex   sex;
  const char *identity_number, *telephone, *employer, *note;
} SummerPersonRecord;

typedef struct
{
  gint64                id, person;
  SummerCertificateKind kind;
  const char           *title, *number;
  SummerDay             issued_on, until; /* until none = for good */
  const char           *note;
} SummerCertificateRecord;

G_END_DECLS
