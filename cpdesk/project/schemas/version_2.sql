CREATE TABLE cpdesk_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent INTEGER REFERENCES cpdesk_step(id) CHECK (parent < id),
  walked INTEGER NOT NULL,
  name TEXT NOT NULL,
  details TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT
;
CREATE INDEX cpdesk_step_parent ON cpdesk_step(parent)
;
CREATE TABLE cpdesk_change (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES cpdesk_step(id),
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT
;
CREATE INDEX cpdesk_change_step ON cpdesk_change(step)
;
CREATE TABLE cpdesk_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  step INTEGER REFERENCES cpdesk_step(id),
  logging INTEGER NOT NULL CHECK (logging IN (0, 1)),
  position INTEGER REFERENCES cpdesk_step(id),
  revision INTEGER NOT NULL,
  seal INTEGER
) STRICT
;
CREATE TABLE cpdesk_content (
  hash TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size = length(content)),
  content BLOB NOT NULL
) STRICT
;
CREATE TABLE "product" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "specification" TEXT NOT NULL,
  "by_product" INTEGER CHECK ("by_product" IN (0, 1)),
  "workshop" TEXT NOT NULL,
  "design_output" REAL,
  "design_output_unit" TEXT,
  "design_output_text" TEXT,
  "design_output_uncertainty" REAL,
  "actual_output" REAL,
  "actual_output_unit" TEXT,
  "actual_output_text" TEXT,
  "actual_output_uncertainty" REAL,
  "design_yield" REAL CHECK ("design_yield" BETWEEN 0.0 AND 1.0),
  "actual_yield" REAL CHECK ("actual_yield" BETWEEN 0.0 AND 1.0),
  "state" TEXT NOT NULL,
  "storage" TEXT NOT NULL,
  "transport" TEXT NOT NULL,
  "toxic" TEXT NOT NULL,
  "use" TEXT NOT NULL,
  CHECK (("design_output" IS NULL AND "design_output_unit" IS NULL AND "design_output_text" IS NULL AND "design_output_uncertainty" IS NULL) OR ("design_output" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_output_unit" IS NOT NULL AND "design_output_text" IS NOT NULL AND ("design_output_uncertainty" IS NULL OR "design_output_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual_output" IS NULL AND "actual_output_unit" IS NULL AND "actual_output_text" IS NULL AND "actual_output_uncertainty" IS NULL) OR ("actual_output" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_output_unit" IS NOT NULL AND "actual_output_text" IS NOT NULL AND ("actual_output_uncertainty" IS NULL OR "actual_output_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_product_insert" AFTER INSERT ON "product" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'product', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."specification" = '', '', ',"specification":' || json_quote(NEW."specification")), iif(NEW."by_product" IS NULL, '', ',"by_product":' || json_quote(NEW."by_product")), iif(NEW."workshop" = '', '', ',"workshop":' || json_quote(NEW."workshop")), iif(NEW."design_output" IS NULL, '', ',"design_output":' || cpdesk_real(NEW."design_output")), iif(NEW."design_output_unit" IS NULL, '', ',"design_output_unit":' || json_quote(NEW."design_output_unit")), iif(NEW."design_output_text" IS NULL, '', ',"design_output_text":' || json_quote(NEW."design_output_text")), iif(NEW."design_output_uncertainty" IS NULL, '', ',"design_output_uncertainty":' || cpdesk_real(NEW."design_output_uncertainty")), iif(NEW."actual_output" IS NULL, '', ',"actual_output":' || cpdesk_real(NEW."actual_output")), iif(NEW."actual_output_unit" IS NULL, '', ',"actual_output_unit":' || json_quote(NEW."actual_output_unit")), iif(NEW."actual_output_text" IS NULL, '', ',"actual_output_text":' || json_quote(NEW."actual_output_text")), iif(NEW."actual_output_uncertainty" IS NULL, '', ',"actual_output_uncertainty":' || cpdesk_real(NEW."actual_output_uncertainty")), iif(NEW."design_yield" IS NULL, '', ',"design_yield":' || cpdesk_real(NEW."design_yield")), iif(NEW."actual_yield" IS NULL, '', ',"actual_yield":' || cpdesk_real(NEW."actual_yield")), iif(NEW."state" = '', '', ',"state":' || json_quote(NEW."state")), iif(NEW."storage" = '', '', ',"storage":' || json_quote(NEW."storage")), iif(NEW."transport" = '', '', ',"transport":' || json_quote(NEW."transport")), iif(NEW."toxic" = '', '', ',"toxic":' || json_quote(NEW."toxic")), iif(NEW."use" = '', '', ',"use":' || json_quote(NEW."use")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_product_update" AFTER UPDATE ON "product" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'product', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."specification" IS NEW."specification", '', ',"specification":' || json_quote(OLD."specification")), iif(OLD."by_product" IS NEW."by_product", '', ',"by_product":' || json_quote(OLD."by_product")), iif(OLD."workshop" IS NEW."workshop", '', ',"workshop":' || json_quote(OLD."workshop")), iif(OLD."design_output" IS NEW."design_output", '', ',"design_output":' || cpdesk_real(OLD."design_output")), iif(OLD."design_output_unit" IS NEW."design_output_unit", '', ',"design_output_unit":' || json_quote(OLD."design_output_unit")), iif(OLD."design_output_text" IS NEW."design_output_text", '', ',"design_output_text":' || json_quote(OLD."design_output_text")), iif(OLD."design_output_uncertainty" IS NEW."design_output_uncertainty", '', ',"design_output_uncertainty":' || cpdesk_real(OLD."design_output_uncertainty")), iif(OLD."actual_output" IS NEW."actual_output", '', ',"actual_output":' || cpdesk_real(OLD."actual_output")), iif(OLD."actual_output_unit" IS NEW."actual_output_unit", '', ',"actual_output_unit":' || json_quote(OLD."actual_output_unit")), iif(OLD."actual_output_text" IS NEW."actual_output_text", '', ',"actual_output_text":' || json_quote(OLD."actual_output_text")), iif(OLD."actual_output_uncertainty" IS NEW."actual_output_uncertainty", '', ',"actual_output_uncertainty":' || cpdesk_real(OLD."actual_output_uncertainty")), iif(OLD."design_yield" IS NEW."design_yield", '', ',"design_yield":' || cpdesk_real(OLD."design_yield")), iif(OLD."actual_yield" IS NEW."actual_yield", '', ',"actual_yield":' || cpdesk_real(OLD."actual_yield")), iif(OLD."state" IS NEW."state", '', ',"state":' || json_quote(OLD."state")), iif(OLD."storage" IS NEW."storage", '', ',"storage":' || json_quote(OLD."storage")), iif(OLD."transport" IS NEW."transport", '', ',"transport":' || json_quote(OLD."transport")), iif(OLD."toxic" IS NEW."toxic", '', ',"toxic":' || json_quote(OLD."toxic")), iif(OLD."use" IS NEW."use", '', ',"use":' || json_quote(OLD."use"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."specification" IS NEW."specification", '', ',"specification":' || json_quote(NEW."specification")), iif(OLD."by_product" IS NEW."by_product", '', ',"by_product":' || json_quote(NEW."by_product")), iif(OLD."workshop" IS NEW."workshop", '', ',"workshop":' || json_quote(NEW."workshop")), iif(OLD."design_output" IS NEW."design_output", '', ',"design_output":' || cpdesk_real(NEW."design_output")), iif(OLD."design_output_unit" IS NEW."design_output_unit", '', ',"design_output_unit":' || json_quote(NEW."design_output_unit")), iif(OLD."design_output_text" IS NEW."design_output_text", '', ',"design_output_text":' || json_quote(NEW."design_output_text")), iif(OLD."design_output_uncertainty" IS NEW."design_output_uncertainty", '', ',"design_output_uncertainty":' || cpdesk_real(NEW."design_output_uncertainty")), iif(OLD."actual_output" IS NEW."actual_output", '', ',"actual_output":' || cpdesk_real(NEW."actual_output")), iif(OLD."actual_output_unit" IS NEW."actual_output_unit", '', ',"actual_output_unit":' || json_quote(NEW."actual_output_unit")), iif(OLD."actual_output_text" IS NEW."actual_output_text", '', ',"actual_output_text":' || json_quote(NEW."actual_output_text")), iif(OLD."actual_output_uncertainty" IS NEW."actual_output_uncertainty", '', ',"actual_output_uncertainty":' || cpdesk_real(NEW."actual_output_uncertainty")), iif(OLD."design_yield" IS NEW."design_yield", '', ',"design_yield":' || cpdesk_real(NEW."design_yield")), iif(OLD."actual_yield" IS NEW."actual_yield", '', ',"actual_yield":' || cpdesk_real(NEW."actual_yield")), iif(OLD."state" IS NEW."state", '', ',"state":' || json_quote(NEW."state")), iif(OLD."storage" IS NEW."storage", '', ',"storage":' || json_quote(NEW."storage")), iif(OLD."transport" IS NEW."transport", '', ',"transport":' || json_quote(NEW."transport")), iif(OLD."toxic" IS NEW."toxic", '', ',"toxic":' || json_quote(NEW."toxic")), iif(OLD."use" IS NEW."use", '', ',"use":' || json_quote(NEW."use")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_product_delete" AFTER DELETE ON "product" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'product', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."specification" = '', '', ',"specification":' || json_quote(OLD."specification")), iif(OLD."by_product" IS NULL, '', ',"by_product":' || json_quote(OLD."by_product")), iif(OLD."workshop" = '', '', ',"workshop":' || json_quote(OLD."workshop")), iif(OLD."design_output" IS NULL, '', ',"design_output":' || cpdesk_real(OLD."design_output")), iif(OLD."design_output_unit" IS NULL, '', ',"design_output_unit":' || json_quote(OLD."design_output_unit")), iif(OLD."design_output_text" IS NULL, '', ',"design_output_text":' || json_quote(OLD."design_output_text")), iif(OLD."design_output_uncertainty" IS NULL, '', ',"design_output_uncertainty":' || cpdesk_real(OLD."design_output_uncertainty")), iif(OLD."actual_output" IS NULL, '', ',"actual_output":' || cpdesk_real(OLD."actual_output")), iif(OLD."actual_output_unit" IS NULL, '', ',"actual_output_unit":' || json_quote(OLD."actual_output_unit")), iif(OLD."actual_output_text" IS NULL, '', ',"actual_output_text":' || json_quote(OLD."actual_output_text")), iif(OLD."actual_output_uncertainty" IS NULL, '', ',"actual_output_uncertainty":' || cpdesk_real(OLD."actual_output_uncertainty")), iif(OLD."design_yield" IS NULL, '', ',"design_yield":' || cpdesk_real(OLD."design_yield")), iif(OLD."actual_yield" IS NULL, '', ',"actual_yield":' || cpdesk_real(OLD."actual_yield")), iif(OLD."state" = '', '', ',"state":' || json_quote(OLD."state")), iif(OLD."storage" = '', '', ',"storage":' || json_quote(OLD."storage")), iif(OLD."transport" = '', '', ',"transport":' || json_quote(OLD."transport")), iif(OLD."toxic" = '', '', ',"toxic":' || json_quote(OLD."toxic")), iif(OLD."use" = '', '', ',"use":' || json_quote(OLD."use"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "audit" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id = 'audit'),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "round" INTEGER CHECK ("round" BETWEEN 1 AND 9007199254740991),
  "baseline_start" TEXT NOT NULL,
  "baseline_end" TEXT NOT NULL,
  "profile" TEXT NOT NULL CHECK ("profile" IN ('china', 'unep', 'unido')),
  "mandatory" INTEGER CHECK ("mandatory" IN (0, 1)),
  "mandatory_reason" TEXT NOT NULL,
  "illustrative" TEXT NOT NULL,
  "currency" TEXT NOT NULL CHECK ("currency" <> ''),
  "money_unit" TEXT NOT NULL CHECK ("money_unit" <> ''),
  "price_year" INTEGER CHECK ("price_year" BETWEEN 1800 AND 2200),
  "decimal_sign" TEXT NOT NULL CHECK ("decimal_sign" IN ('.', ',')),
  "low_cost_limit" REAL,
  "low_cost_limit_unit" TEXT,
  "low_cost_limit_text" TEXT,
  "low_cost_limit_uncertainty" REAL,
  "medium_cost_limit" REAL,
  "medium_cost_limit_unit" TEXT,
  "medium_cost_limit_text" TEXT,
  "medium_cost_limit_uncertainty" REAL,
  "tax_rate" REAL CHECK ("tax_rate" BETWEEN 0.0 AND 1.0),
  "discount_rate" REAL CHECK ("discount_rate" BETWEEN 0.0 AND 1.0),
  "evaluation_years" REAL CHECK ("evaluation_years" BETWEEN 0.0 AND 1.7976931348623157e308),
  "closure_tolerance" REAL CHECK ("closure_tolerance" BETWEEN 0.0 AND 1.0),
  "confidence" REAL CHECK ("confidence" BETWEEN 0.5 AND 0.9999),
  "hours_per_year" REAL CHECK ("hours_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "days_per_year" REAL CHECK ("days_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "batches_per_year" REAL CHECK ("batches_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "reference_product" TEXT REFERENCES "product"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "stream_number_scheme" TEXT NOT NULL,
  "equipment_tag_scheme" TEXT NOT NULL,
  CHECK (("low_cost_limit" IS NULL AND "low_cost_limit_unit" IS NULL AND "low_cost_limit_text" IS NULL AND "low_cost_limit_uncertainty" IS NULL) OR ("low_cost_limit" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "low_cost_limit_unit" IS NOT NULL AND "low_cost_limit_text" IS NOT NULL AND ("low_cost_limit_uncertainty" IS NULL OR "low_cost_limit_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("medium_cost_limit" IS NULL AND "medium_cost_limit_unit" IS NULL AND "medium_cost_limit_text" IS NULL AND "medium_cost_limit_uncertainty" IS NULL) OR ("medium_cost_limit" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "medium_cost_limit_unit" IS NOT NULL AND "medium_cost_limit_text" IS NOT NULL AND ("medium_cost_limit_uncertainty" IS NULL OR "medium_cost_limit_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "audit_reference_product" ON "audit"("reference_product") WHERE "reference_product" IS NOT NULL
;
CREATE TRIGGER "log_audit_insert" AFTER INSERT ON "audit" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'audit', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."title" = '', '', ',"title":' || json_quote(NEW."title")), iif(NEW."round" IS NULL, '', ',"round":' || json_quote(NEW."round")), iif(NEW."baseline_start" = '', '', ',"baseline_start":' || json_quote(NEW."baseline_start")), iif(NEW."baseline_end" = '', '', ',"baseline_end":' || json_quote(NEW."baseline_end")), iif(NEW."profile" IS NULL, '', ',"profile":' || json_quote(NEW."profile")), iif(NEW."mandatory" IS NULL, '', ',"mandatory":' || json_quote(NEW."mandatory")), iif(NEW."mandatory_reason" = '', '', ',"mandatory_reason":' || json_quote(NEW."mandatory_reason")), iif(NEW."illustrative" = '', '', ',"illustrative":' || json_quote(NEW."illustrative")), iif(NEW."currency" = '', '', ',"currency":' || json_quote(NEW."currency")), iif(NEW."money_unit" = '', '', ',"money_unit":' || json_quote(NEW."money_unit")), iif(NEW."price_year" IS NULL, '', ',"price_year":' || json_quote(NEW."price_year")), iif(NEW."decimal_sign" IS NULL, '', ',"decimal_sign":' || json_quote(NEW."decimal_sign")), iif(NEW."low_cost_limit" IS NULL, '', ',"low_cost_limit":' || cpdesk_real(NEW."low_cost_limit")), iif(NEW."low_cost_limit_unit" IS NULL, '', ',"low_cost_limit_unit":' || json_quote(NEW."low_cost_limit_unit")), iif(NEW."low_cost_limit_text" IS NULL, '', ',"low_cost_limit_text":' || json_quote(NEW."low_cost_limit_text")), iif(NEW."low_cost_limit_uncertainty" IS NULL, '', ',"low_cost_limit_uncertainty":' || cpdesk_real(NEW."low_cost_limit_uncertainty")), iif(NEW."medium_cost_limit" IS NULL, '', ',"medium_cost_limit":' || cpdesk_real(NEW."medium_cost_limit")), iif(NEW."medium_cost_limit_unit" IS NULL, '', ',"medium_cost_limit_unit":' || json_quote(NEW."medium_cost_limit_unit")), iif(NEW."medium_cost_limit_text" IS NULL, '', ',"medium_cost_limit_text":' || json_quote(NEW."medium_cost_limit_text")), iif(NEW."medium_cost_limit_uncertainty" IS NULL, '', ',"medium_cost_limit_uncertainty":' || cpdesk_real(NEW."medium_cost_limit_uncertainty")), iif(NEW."tax_rate" IS NULL, '', ',"tax_rate":' || cpdesk_real(NEW."tax_rate")), iif(NEW."discount_rate" IS NULL, '', ',"discount_rate":' || cpdesk_real(NEW."discount_rate")), iif(NEW."evaluation_years" IS NULL, '', ',"evaluation_years":' || cpdesk_real(NEW."evaluation_years")), iif(NEW."closure_tolerance" IS NULL, '', ',"closure_tolerance":' || cpdesk_real(NEW."closure_tolerance")), iif(NEW."confidence" IS NULL, '', ',"confidence":' || cpdesk_real(NEW."confidence")), iif(NEW."hours_per_year" IS NULL, '', ',"hours_per_year":' || cpdesk_real(NEW."hours_per_year")), iif(NEW."days_per_year" IS NULL, '', ',"days_per_year":' || cpdesk_real(NEW."days_per_year")), iif(NEW."batches_per_year" IS NULL, '', ',"batches_per_year":' || cpdesk_real(NEW."batches_per_year")), iif(NEW."reference_product" IS NULL, '', ',"reference_product":' || json_quote(NEW."reference_product")), iif(NEW."stream_number_scheme" = '', '', ',"stream_number_scheme":' || json_quote(NEW."stream_number_scheme")), iif(NEW."equipment_tag_scheme" = '', '', ',"equipment_tag_scheme":' || json_quote(NEW."equipment_tag_scheme")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_audit_update" AFTER UPDATE ON "audit" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'audit', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(OLD."title")), iif(OLD."round" IS NEW."round", '', ',"round":' || json_quote(OLD."round")), iif(OLD."baseline_start" IS NEW."baseline_start", '', ',"baseline_start":' || json_quote(OLD."baseline_start")), iif(OLD."baseline_end" IS NEW."baseline_end", '', ',"baseline_end":' || json_quote(OLD."baseline_end")), iif(OLD."profile" IS NEW."profile", '', ',"profile":' || json_quote(OLD."profile")), iif(OLD."mandatory" IS NEW."mandatory", '', ',"mandatory":' || json_quote(OLD."mandatory")), iif(OLD."mandatory_reason" IS NEW."mandatory_reason", '', ',"mandatory_reason":' || json_quote(OLD."mandatory_reason")), iif(OLD."illustrative" IS NEW."illustrative", '', ',"illustrative":' || json_quote(OLD."illustrative")), iif(OLD."currency" IS NEW."currency", '', ',"currency":' || json_quote(OLD."currency")), iif(OLD."money_unit" IS NEW."money_unit", '', ',"money_unit":' || json_quote(OLD."money_unit")), iif(OLD."price_year" IS NEW."price_year", '', ',"price_year":' || json_quote(OLD."price_year")), iif(OLD."decimal_sign" IS NEW."decimal_sign", '', ',"decimal_sign":' || json_quote(OLD."decimal_sign")), iif(OLD."low_cost_limit" IS NEW."low_cost_limit", '', ',"low_cost_limit":' || cpdesk_real(OLD."low_cost_limit")), iif(OLD."low_cost_limit_unit" IS NEW."low_cost_limit_unit", '', ',"low_cost_limit_unit":' || json_quote(OLD."low_cost_limit_unit")), iif(OLD."low_cost_limit_text" IS NEW."low_cost_limit_text", '', ',"low_cost_limit_text":' || json_quote(OLD."low_cost_limit_text")), iif(OLD."low_cost_limit_uncertainty" IS NEW."low_cost_limit_uncertainty", '', ',"low_cost_limit_uncertainty":' || cpdesk_real(OLD."low_cost_limit_uncertainty")), iif(OLD."medium_cost_limit" IS NEW."medium_cost_limit", '', ',"medium_cost_limit":' || cpdesk_real(OLD."medium_cost_limit")), iif(OLD."medium_cost_limit_unit" IS NEW."medium_cost_limit_unit", '', ',"medium_cost_limit_unit":' || json_quote(OLD."medium_cost_limit_unit")), iif(OLD."medium_cost_limit_text" IS NEW."medium_cost_limit_text", '', ',"medium_cost_limit_text":' || json_quote(OLD."medium_cost_limit_text")), iif(OLD."medium_cost_limit_uncertainty" IS NEW."medium_cost_limit_uncertainty", '', ',"medium_cost_limit_uncertainty":' || cpdesk_real(OLD."medium_cost_limit_uncertainty")), iif(OLD."tax_rate" IS NEW."tax_rate", '', ',"tax_rate":' || cpdesk_real(OLD."tax_rate")), iif(OLD."discount_rate" IS NEW."discount_rate", '', ',"discount_rate":' || cpdesk_real(OLD."discount_rate")), iif(OLD."evaluation_years" IS NEW."evaluation_years", '', ',"evaluation_years":' || cpdesk_real(OLD."evaluation_years")), iif(OLD."closure_tolerance" IS NEW."closure_tolerance", '', ',"closure_tolerance":' || cpdesk_real(OLD."closure_tolerance")), iif(OLD."confidence" IS NEW."confidence", '', ',"confidence":' || cpdesk_real(OLD."confidence")), iif(OLD."hours_per_year" IS NEW."hours_per_year", '', ',"hours_per_year":' || cpdesk_real(OLD."hours_per_year")), iif(OLD."days_per_year" IS NEW."days_per_year", '', ',"days_per_year":' || cpdesk_real(OLD."days_per_year")), iif(OLD."batches_per_year" IS NEW."batches_per_year", '', ',"batches_per_year":' || cpdesk_real(OLD."batches_per_year")), iif(OLD."reference_product" IS NEW."reference_product", '', ',"reference_product":' || json_quote(OLD."reference_product")), iif(OLD."stream_number_scheme" IS NEW."stream_number_scheme", '', ',"stream_number_scheme":' || json_quote(OLD."stream_number_scheme")), iif(OLD."equipment_tag_scheme" IS NEW."equipment_tag_scheme", '', ',"equipment_tag_scheme":' || json_quote(OLD."equipment_tag_scheme"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(NEW."title")), iif(OLD."round" IS NEW."round", '', ',"round":' || json_quote(NEW."round")), iif(OLD."baseline_start" IS NEW."baseline_start", '', ',"baseline_start":' || json_quote(NEW."baseline_start")), iif(OLD."baseline_end" IS NEW."baseline_end", '', ',"baseline_end":' || json_quote(NEW."baseline_end")), iif(OLD."profile" IS NEW."profile", '', ',"profile":' || json_quote(NEW."profile")), iif(OLD."mandatory" IS NEW."mandatory", '', ',"mandatory":' || json_quote(NEW."mandatory")), iif(OLD."mandatory_reason" IS NEW."mandatory_reason", '', ',"mandatory_reason":' || json_quote(NEW."mandatory_reason")), iif(OLD."illustrative" IS NEW."illustrative", '', ',"illustrative":' || json_quote(NEW."illustrative")), iif(OLD."currency" IS NEW."currency", '', ',"currency":' || json_quote(NEW."currency")), iif(OLD."money_unit" IS NEW."money_unit", '', ',"money_unit":' || json_quote(NEW."money_unit")), iif(OLD."price_year" IS NEW."price_year", '', ',"price_year":' || json_quote(NEW."price_year")), iif(OLD."decimal_sign" IS NEW."decimal_sign", '', ',"decimal_sign":' || json_quote(NEW."decimal_sign")), iif(OLD."low_cost_limit" IS NEW."low_cost_limit", '', ',"low_cost_limit":' || cpdesk_real(NEW."low_cost_limit")), iif(OLD."low_cost_limit_unit" IS NEW."low_cost_limit_unit", '', ',"low_cost_limit_unit":' || json_quote(NEW."low_cost_limit_unit")), iif(OLD."low_cost_limit_text" IS NEW."low_cost_limit_text", '', ',"low_cost_limit_text":' || json_quote(NEW."low_cost_limit_text")), iif(OLD."low_cost_limit_uncertainty" IS NEW."low_cost_limit_uncertainty", '', ',"low_cost_limit_uncertainty":' || cpdesk_real(NEW."low_cost_limit_uncertainty")), iif(OLD."medium_cost_limit" IS NEW."medium_cost_limit", '', ',"medium_cost_limit":' || cpdesk_real(NEW."medium_cost_limit")), iif(OLD."medium_cost_limit_unit" IS NEW."medium_cost_limit_unit", '', ',"medium_cost_limit_unit":' || json_quote(NEW."medium_cost_limit_unit")), iif(OLD."medium_cost_limit_text" IS NEW."medium_cost_limit_text", '', ',"medium_cost_limit_text":' || json_quote(NEW."medium_cost_limit_text")), iif(OLD."medium_cost_limit_uncertainty" IS NEW."medium_cost_limit_uncertainty", '', ',"medium_cost_limit_uncertainty":' || cpdesk_real(NEW."medium_cost_limit_uncertainty")), iif(OLD."tax_rate" IS NEW."tax_rate", '', ',"tax_rate":' || cpdesk_real(NEW."tax_rate")), iif(OLD."discount_rate" IS NEW."discount_rate", '', ',"discount_rate":' || cpdesk_real(NEW."discount_rate")), iif(OLD."evaluation_years" IS NEW."evaluation_years", '', ',"evaluation_years":' || cpdesk_real(NEW."evaluation_years")), iif(OLD."closure_tolerance" IS NEW."closure_tolerance", '', ',"closure_tolerance":' || cpdesk_real(NEW."closure_tolerance")), iif(OLD."confidence" IS NEW."confidence", '', ',"confidence":' || cpdesk_real(NEW."confidence")), iif(OLD."hours_per_year" IS NEW."hours_per_year", '', ',"hours_per_year":' || cpdesk_real(NEW."hours_per_year")), iif(OLD."days_per_year" IS NEW."days_per_year", '', ',"days_per_year":' || cpdesk_real(NEW."days_per_year")), iif(OLD."batches_per_year" IS NEW."batches_per_year", '', ',"batches_per_year":' || cpdesk_real(NEW."batches_per_year")), iif(OLD."reference_product" IS NEW."reference_product", '', ',"reference_product":' || json_quote(NEW."reference_product")), iif(OLD."stream_number_scheme" IS NEW."stream_number_scheme", '', ',"stream_number_scheme":' || json_quote(NEW."stream_number_scheme")), iif(OLD."equipment_tag_scheme" IS NEW."equipment_tag_scheme", '', ',"equipment_tag_scheme":' || json_quote(NEW."equipment_tag_scheme")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_audit_delete" AFTER DELETE ON "audit" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'audit', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."title" = '', '', ',"title":' || json_quote(OLD."title")), iif(OLD."round" IS NULL, '', ',"round":' || json_quote(OLD."round")), iif(OLD."baseline_start" = '', '', ',"baseline_start":' || json_quote(OLD."baseline_start")), iif(OLD."baseline_end" = '', '', ',"baseline_end":' || json_quote(OLD."baseline_end")), iif(OLD."profile" IS NULL, '', ',"profile":' || json_quote(OLD."profile")), iif(OLD."mandatory" IS NULL, '', ',"mandatory":' || json_quote(OLD."mandatory")), iif(OLD."mandatory_reason" = '', '', ',"mandatory_reason":' || json_quote(OLD."mandatory_reason")), iif(OLD."illustrative" = '', '', ',"illustrative":' || json_quote(OLD."illustrative")), iif(OLD."currency" = '', '', ',"currency":' || json_quote(OLD."currency")), iif(OLD."money_unit" = '', '', ',"money_unit":' || json_quote(OLD."money_unit")), iif(OLD."price_year" IS NULL, '', ',"price_year":' || json_quote(OLD."price_year")), iif(OLD."decimal_sign" IS NULL, '', ',"decimal_sign":' || json_quote(OLD."decimal_sign")), iif(OLD."low_cost_limit" IS NULL, '', ',"low_cost_limit":' || cpdesk_real(OLD."low_cost_limit")), iif(OLD."low_cost_limit_unit" IS NULL, '', ',"low_cost_limit_unit":' || json_quote(OLD."low_cost_limit_unit")), iif(OLD."low_cost_limit_text" IS NULL, '', ',"low_cost_limit_text":' || json_quote(OLD."low_cost_limit_text")), iif(OLD."low_cost_limit_uncertainty" IS NULL, '', ',"low_cost_limit_uncertainty":' || cpdesk_real(OLD."low_cost_limit_uncertainty")), iif(OLD."medium_cost_limit" IS NULL, '', ',"medium_cost_limit":' || cpdesk_real(OLD."medium_cost_limit")), iif(OLD."medium_cost_limit_unit" IS NULL, '', ',"medium_cost_limit_unit":' || json_quote(OLD."medium_cost_limit_unit")), iif(OLD."medium_cost_limit_text" IS NULL, '', ',"medium_cost_limit_text":' || json_quote(OLD."medium_cost_limit_text")), iif(OLD."medium_cost_limit_uncertainty" IS NULL, '', ',"medium_cost_limit_uncertainty":' || cpdesk_real(OLD."medium_cost_limit_uncertainty")), iif(OLD."tax_rate" IS NULL, '', ',"tax_rate":' || cpdesk_real(OLD."tax_rate")), iif(OLD."discount_rate" IS NULL, '', ',"discount_rate":' || cpdesk_real(OLD."discount_rate")), iif(OLD."evaluation_years" IS NULL, '', ',"evaluation_years":' || cpdesk_real(OLD."evaluation_years")), iif(OLD."closure_tolerance" IS NULL, '', ',"closure_tolerance":' || cpdesk_real(OLD."closure_tolerance")), iif(OLD."confidence" IS NULL, '', ',"confidence":' || cpdesk_real(OLD."confidence")), iif(OLD."hours_per_year" IS NULL, '', ',"hours_per_year":' || cpdesk_real(OLD."hours_per_year")), iif(OLD."days_per_year" IS NULL, '', ',"days_per_year":' || cpdesk_real(OLD."days_per_year")), iif(OLD."batches_per_year" IS NULL, '', ',"batches_per_year":' || cpdesk_real(OLD."batches_per_year")), iif(OLD."reference_product" IS NULL, '', ',"reference_product":' || json_quote(OLD."reference_product")), iif(OLD."stream_number_scheme" = '', '', ',"stream_number_scheme":' || json_quote(OLD."stream_number_scheme")), iif(OLD."equipment_tag_scheme" = '', '', ',"equipment_tag_scheme":' || json_quote(OLD."equipment_tag_scheme"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "company" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id = 'company'),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "industry" TEXT NOT NULL,
  "ownership" TEXT NOT NULL,
  "legal_representative" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "postcode" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "fax" TEXT NOT NULL,
  "contact" TEXT NOT NULL,
  "main_products" TEXT NOT NULL,
  "key_equipment" TEXT NOT NULL,
  "employees" INTEGER CHECK ("employees" BETWEEN 0 AND 9007199254740991),
  "technical_staff" INTEGER CHECK ("technical_staff" BETWEEN 0 AND 9007199254740991),
  "fixed_assets" REAL,
  "fixed_assets_unit" TEXT,
  "fixed_assets_text" TEXT,
  "fixed_assets_uncertainty" REAL,
  "output_value" REAL,
  "output_value_unit" TEXT,
  "output_value_text" TEXT,
  "output_value_uncertainty" REAL,
  "profit_and_tax" REAL,
  "profit_and_tax_unit" TEXT,
  "profit_and_tax_text" TEXT,
  "profit_and_tax_uncertainty" REAL,
  "founded" TEXT NOT NULL,
  "production_started" TEXT NOT NULL,
  "site_area" REAL,
  "site_area_unit" TEXT,
  "site_area_text" TEXT,
  "site_area_uncertainty" REAL,
  "other" TEXT NOT NULL,
  CHECK (("fixed_assets" IS NULL AND "fixed_assets_unit" IS NULL AND "fixed_assets_text" IS NULL AND "fixed_assets_uncertainty" IS NULL) OR ("fixed_assets" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "fixed_assets_unit" IS NOT NULL AND "fixed_assets_text" IS NOT NULL AND ("fixed_assets_uncertainty" IS NULL OR "fixed_assets_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("output_value" IS NULL AND "output_value_unit" IS NULL AND "output_value_text" IS NULL AND "output_value_uncertainty" IS NULL) OR ("output_value" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "output_value_unit" IS NOT NULL AND "output_value_text" IS NOT NULL AND ("output_value_uncertainty" IS NULL OR "output_value_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("profit_and_tax" IS NULL AND "profit_and_tax_unit" IS NULL AND "profit_and_tax_text" IS NULL AND "profit_and_tax_uncertainty" IS NULL) OR ("profit_and_tax" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "profit_and_tax_unit" IS NOT NULL AND "profit_and_tax_text" IS NOT NULL AND ("profit_and_tax_uncertainty" IS NULL OR "profit_and_tax_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("site_area" IS NULL AND "site_area_unit" IS NULL AND "site_area_text" IS NULL AND "site_area_uncertainty" IS NULL) OR ("site_area" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "site_area_unit" IS NOT NULL AND "site_area_text" IS NOT NULL AND ("site_area_uncertainty" IS NULL OR "site_area_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_company_insert" AFTER INSERT ON "company" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'company', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."industry" = '', '', ',"industry":' || json_quote(NEW."industry")), iif(NEW."ownership" = '', '', ',"ownership":' || json_quote(NEW."ownership")), iif(NEW."legal_representative" = '', '', ',"legal_representative":' || json_quote(NEW."legal_representative")), iif(NEW."address" = '', '', ',"address":' || json_quote(NEW."address")), iif(NEW."postcode" = '', '', ',"postcode":' || json_quote(NEW."postcode")), iif(NEW."phone" = '', '', ',"phone":' || json_quote(NEW."phone")), iif(NEW."fax" = '', '', ',"fax":' || json_quote(NEW."fax")), iif(NEW."contact" = '', '', ',"contact":' || json_quote(NEW."contact")), iif(NEW."main_products" = '', '', ',"main_products":' || json_quote(NEW."main_products")), iif(NEW."key_equipment" = '', '', ',"key_equipment":' || json_quote(NEW."key_equipment")), iif(NEW."employees" IS NULL, '', ',"employees":' || json_quote(NEW."employees")), iif(NEW."technical_staff" IS NULL, '', ',"technical_staff":' || json_quote(NEW."technical_staff")), iif(NEW."fixed_assets" IS NULL, '', ',"fixed_assets":' || cpdesk_real(NEW."fixed_assets")), iif(NEW."fixed_assets_unit" IS NULL, '', ',"fixed_assets_unit":' || json_quote(NEW."fixed_assets_unit")), iif(NEW."fixed_assets_text" IS NULL, '', ',"fixed_assets_text":' || json_quote(NEW."fixed_assets_text")), iif(NEW."fixed_assets_uncertainty" IS NULL, '', ',"fixed_assets_uncertainty":' || cpdesk_real(NEW."fixed_assets_uncertainty")), iif(NEW."output_value" IS NULL, '', ',"output_value":' || cpdesk_real(NEW."output_value")), iif(NEW."output_value_unit" IS NULL, '', ',"output_value_unit":' || json_quote(NEW."output_value_unit")), iif(NEW."output_value_text" IS NULL, '', ',"output_value_text":' || json_quote(NEW."output_value_text")), iif(NEW."output_value_uncertainty" IS NULL, '', ',"output_value_uncertainty":' || cpdesk_real(NEW."output_value_uncertainty")), iif(NEW."profit_and_tax" IS NULL, '', ',"profit_and_tax":' || cpdesk_real(NEW."profit_and_tax")), iif(NEW."profit_and_tax_unit" IS NULL, '', ',"profit_and_tax_unit":' || json_quote(NEW."profit_and_tax_unit")), iif(NEW."profit_and_tax_text" IS NULL, '', ',"profit_and_tax_text":' || json_quote(NEW."profit_and_tax_text")), iif(NEW."profit_and_tax_uncertainty" IS NULL, '', ',"profit_and_tax_uncertainty":' || cpdesk_real(NEW."profit_and_tax_uncertainty")), iif(NEW."founded" = '', '', ',"founded":' || json_quote(NEW."founded")), iif(NEW."production_started" = '', '', ',"production_started":' || json_quote(NEW."production_started")), iif(NEW."site_area" IS NULL, '', ',"site_area":' || cpdesk_real(NEW."site_area")), iif(NEW."site_area_unit" IS NULL, '', ',"site_area_unit":' || json_quote(NEW."site_area_unit")), iif(NEW."site_area_text" IS NULL, '', ',"site_area_text":' || json_quote(NEW."site_area_text")), iif(NEW."site_area_uncertainty" IS NULL, '', ',"site_area_uncertainty":' || cpdesk_real(NEW."site_area_uncertainty")), iif(NEW."other" = '', '', ',"other":' || json_quote(NEW."other")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_company_update" AFTER UPDATE ON "company" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'company', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."industry" IS NEW."industry", '', ',"industry":' || json_quote(OLD."industry")), iif(OLD."ownership" IS NEW."ownership", '', ',"ownership":' || json_quote(OLD."ownership")), iif(OLD."legal_representative" IS NEW."legal_representative", '', ',"legal_representative":' || json_quote(OLD."legal_representative")), iif(OLD."address" IS NEW."address", '', ',"address":' || json_quote(OLD."address")), iif(OLD."postcode" IS NEW."postcode", '', ',"postcode":' || json_quote(OLD."postcode")), iif(OLD."phone" IS NEW."phone", '', ',"phone":' || json_quote(OLD."phone")), iif(OLD."fax" IS NEW."fax", '', ',"fax":' || json_quote(OLD."fax")), iif(OLD."contact" IS NEW."contact", '', ',"contact":' || json_quote(OLD."contact")), iif(OLD."main_products" IS NEW."main_products", '', ',"main_products":' || json_quote(OLD."main_products")), iif(OLD."key_equipment" IS NEW."key_equipment", '', ',"key_equipment":' || json_quote(OLD."key_equipment")), iif(OLD."employees" IS NEW."employees", '', ',"employees":' || json_quote(OLD."employees")), iif(OLD."technical_staff" IS NEW."technical_staff", '', ',"technical_staff":' || json_quote(OLD."technical_staff")), iif(OLD."fixed_assets" IS NEW."fixed_assets", '', ',"fixed_assets":' || cpdesk_real(OLD."fixed_assets")), iif(OLD."fixed_assets_unit" IS NEW."fixed_assets_unit", '', ',"fixed_assets_unit":' || json_quote(OLD."fixed_assets_unit")), iif(OLD."fixed_assets_text" IS NEW."fixed_assets_text", '', ',"fixed_assets_text":' || json_quote(OLD."fixed_assets_text")), iif(OLD."fixed_assets_uncertainty" IS NEW."fixed_assets_uncertainty", '', ',"fixed_assets_uncertainty":' || cpdesk_real(OLD."fixed_assets_uncertainty")), iif(OLD."output_value" IS NEW."output_value", '', ',"output_value":' || cpdesk_real(OLD."output_value")), iif(OLD."output_value_unit" IS NEW."output_value_unit", '', ',"output_value_unit":' || json_quote(OLD."output_value_unit")), iif(OLD."output_value_text" IS NEW."output_value_text", '', ',"output_value_text":' || json_quote(OLD."output_value_text")), iif(OLD."output_value_uncertainty" IS NEW."output_value_uncertainty", '', ',"output_value_uncertainty":' || cpdesk_real(OLD."output_value_uncertainty")), iif(OLD."profit_and_tax" IS NEW."profit_and_tax", '', ',"profit_and_tax":' || cpdesk_real(OLD."profit_and_tax")), iif(OLD."profit_and_tax_unit" IS NEW."profit_and_tax_unit", '', ',"profit_and_tax_unit":' || json_quote(OLD."profit_and_tax_unit")), iif(OLD."profit_and_tax_text" IS NEW."profit_and_tax_text", '', ',"profit_and_tax_text":' || json_quote(OLD."profit_and_tax_text")), iif(OLD."profit_and_tax_uncertainty" IS NEW."profit_and_tax_uncertainty", '', ',"profit_and_tax_uncertainty":' || cpdesk_real(OLD."profit_and_tax_uncertainty")), iif(OLD."founded" IS NEW."founded", '', ',"founded":' || json_quote(OLD."founded")), iif(OLD."production_started" IS NEW."production_started", '', ',"production_started":' || json_quote(OLD."production_started")), iif(OLD."site_area" IS NEW."site_area", '', ',"site_area":' || cpdesk_real(OLD."site_area")), iif(OLD."site_area_unit" IS NEW."site_area_unit", '', ',"site_area_unit":' || json_quote(OLD."site_area_unit")), iif(OLD."site_area_text" IS NEW."site_area_text", '', ',"site_area_text":' || json_quote(OLD."site_area_text")), iif(OLD."site_area_uncertainty" IS NEW."site_area_uncertainty", '', ',"site_area_uncertainty":' || cpdesk_real(OLD."site_area_uncertainty")), iif(OLD."other" IS NEW."other", '', ',"other":' || json_quote(OLD."other"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."industry" IS NEW."industry", '', ',"industry":' || json_quote(NEW."industry")), iif(OLD."ownership" IS NEW."ownership", '', ',"ownership":' || json_quote(NEW."ownership")), iif(OLD."legal_representative" IS NEW."legal_representative", '', ',"legal_representative":' || json_quote(NEW."legal_representative")), iif(OLD."address" IS NEW."address", '', ',"address":' || json_quote(NEW."address")), iif(OLD."postcode" IS NEW."postcode", '', ',"postcode":' || json_quote(NEW."postcode")), iif(OLD."phone" IS NEW."phone", '', ',"phone":' || json_quote(NEW."phone")), iif(OLD."fax" IS NEW."fax", '', ',"fax":' || json_quote(NEW."fax")), iif(OLD."contact" IS NEW."contact", '', ',"contact":' || json_quote(NEW."contact")), iif(OLD."main_products" IS NEW."main_products", '', ',"main_products":' || json_quote(NEW."main_products")), iif(OLD."key_equipment" IS NEW."key_equipment", '', ',"key_equipment":' || json_quote(NEW."key_equipment")), iif(OLD."employees" IS NEW."employees", '', ',"employees":' || json_quote(NEW."employees")), iif(OLD."technical_staff" IS NEW."technical_staff", '', ',"technical_staff":' || json_quote(NEW."technical_staff")), iif(OLD."fixed_assets" IS NEW."fixed_assets", '', ',"fixed_assets":' || cpdesk_real(NEW."fixed_assets")), iif(OLD."fixed_assets_unit" IS NEW."fixed_assets_unit", '', ',"fixed_assets_unit":' || json_quote(NEW."fixed_assets_unit")), iif(OLD."fixed_assets_text" IS NEW."fixed_assets_text", '', ',"fixed_assets_text":' || json_quote(NEW."fixed_assets_text")), iif(OLD."fixed_assets_uncertainty" IS NEW."fixed_assets_uncertainty", '', ',"fixed_assets_uncertainty":' || cpdesk_real(NEW."fixed_assets_uncertainty")), iif(OLD."output_value" IS NEW."output_value", '', ',"output_value":' || cpdesk_real(NEW."output_value")), iif(OLD."output_value_unit" IS NEW."output_value_unit", '', ',"output_value_unit":' || json_quote(NEW."output_value_unit")), iif(OLD."output_value_text" IS NEW."output_value_text", '', ',"output_value_text":' || json_quote(NEW."output_value_text")), iif(OLD."output_value_uncertainty" IS NEW."output_value_uncertainty", '', ',"output_value_uncertainty":' || cpdesk_real(NEW."output_value_uncertainty")), iif(OLD."profit_and_tax" IS NEW."profit_and_tax", '', ',"profit_and_tax":' || cpdesk_real(NEW."profit_and_tax")), iif(OLD."profit_and_tax_unit" IS NEW."profit_and_tax_unit", '', ',"profit_and_tax_unit":' || json_quote(NEW."profit_and_tax_unit")), iif(OLD."profit_and_tax_text" IS NEW."profit_and_tax_text", '', ',"profit_and_tax_text":' || json_quote(NEW."profit_and_tax_text")), iif(OLD."profit_and_tax_uncertainty" IS NEW."profit_and_tax_uncertainty", '', ',"profit_and_tax_uncertainty":' || cpdesk_real(NEW."profit_and_tax_uncertainty")), iif(OLD."founded" IS NEW."founded", '', ',"founded":' || json_quote(NEW."founded")), iif(OLD."production_started" IS NEW."production_started", '', ',"production_started":' || json_quote(NEW."production_started")), iif(OLD."site_area" IS NEW."site_area", '', ',"site_area":' || cpdesk_real(NEW."site_area")), iif(OLD."site_area_unit" IS NEW."site_area_unit", '', ',"site_area_unit":' || json_quote(NEW."site_area_unit")), iif(OLD."site_area_text" IS NEW."site_area_text", '', ',"site_area_text":' || json_quote(NEW."site_area_text")), iif(OLD."site_area_uncertainty" IS NEW."site_area_uncertainty", '', ',"site_area_uncertainty":' || cpdesk_real(NEW."site_area_uncertainty")), iif(OLD."other" IS NEW."other", '', ',"other":' || json_quote(NEW."other")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_company_delete" AFTER DELETE ON "company" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'company', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."industry" = '', '', ',"industry":' || json_quote(OLD."industry")), iif(OLD."ownership" = '', '', ',"ownership":' || json_quote(OLD."ownership")), iif(OLD."legal_representative" = '', '', ',"legal_representative":' || json_quote(OLD."legal_representative")), iif(OLD."address" = '', '', ',"address":' || json_quote(OLD."address")), iif(OLD."postcode" = '', '', ',"postcode":' || json_quote(OLD."postcode")), iif(OLD."phone" = '', '', ',"phone":' || json_quote(OLD."phone")), iif(OLD."fax" = '', '', ',"fax":' || json_quote(OLD."fax")), iif(OLD."contact" = '', '', ',"contact":' || json_quote(OLD."contact")), iif(OLD."main_products" = '', '', ',"main_products":' || json_quote(OLD."main_products")), iif(OLD."key_equipment" = '', '', ',"key_equipment":' || json_quote(OLD."key_equipment")), iif(OLD."employees" IS NULL, '', ',"employees":' || json_quote(OLD."employees")), iif(OLD."technical_staff" IS NULL, '', ',"technical_staff":' || json_quote(OLD."technical_staff")), iif(OLD."fixed_assets" IS NULL, '', ',"fixed_assets":' || cpdesk_real(OLD."fixed_assets")), iif(OLD."fixed_assets_unit" IS NULL, '', ',"fixed_assets_unit":' || json_quote(OLD."fixed_assets_unit")), iif(OLD."fixed_assets_text" IS NULL, '', ',"fixed_assets_text":' || json_quote(OLD."fixed_assets_text")), iif(OLD."fixed_assets_uncertainty" IS NULL, '', ',"fixed_assets_uncertainty":' || cpdesk_real(OLD."fixed_assets_uncertainty")), iif(OLD."output_value" IS NULL, '', ',"output_value":' || cpdesk_real(OLD."output_value")), iif(OLD."output_value_unit" IS NULL, '', ',"output_value_unit":' || json_quote(OLD."output_value_unit")), iif(OLD."output_value_text" IS NULL, '', ',"output_value_text":' || json_quote(OLD."output_value_text")), iif(OLD."output_value_uncertainty" IS NULL, '', ',"output_value_uncertainty":' || cpdesk_real(OLD."output_value_uncertainty")), iif(OLD."profit_and_tax" IS NULL, '', ',"profit_and_tax":' || cpdesk_real(OLD."profit_and_tax")), iif(OLD."profit_and_tax_unit" IS NULL, '', ',"profit_and_tax_unit":' || json_quote(OLD."profit_and_tax_unit")), iif(OLD."profit_and_tax_text" IS NULL, '', ',"profit_and_tax_text":' || json_quote(OLD."profit_and_tax_text")), iif(OLD."profit_and_tax_uncertainty" IS NULL, '', ',"profit_and_tax_uncertainty":' || cpdesk_real(OLD."profit_and_tax_uncertainty")), iif(OLD."founded" = '', '', ',"founded":' || json_quote(OLD."founded")), iif(OLD."production_started" = '', '', ',"production_started":' || json_quote(OLD."production_started")), iif(OLD."site_area" IS NULL, '', ',"site_area":' || cpdesk_real(OLD."site_area")), iif(OLD."site_area_unit" IS NULL, '', ',"site_area_unit":' || json_quote(OLD."site_area_unit")), iif(OLD."site_area_text" IS NULL, '', ',"site_area_text":' || json_quote(OLD."site_area_text")), iif(OLD."site_area_uncertainty" IS NULL, '', ',"site_area_uncertainty":' || cpdesk_real(OLD."site_area_uncertainty")), iif(OLD."other" = '', '', ',"other":' || json_quote(OLD."other"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "team_member" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "group" TEXT NOT NULL CHECK ("group" IN ('steering group', 'audit team')),
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "speciality" TEXT NOT NULL,
  "duty" TEXT NOT NULL,
  "time" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_team_member_insert" AFTER INSERT ON "team_member" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'team_member', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."group" IS NULL, '', ',"group":' || json_quote(NEW."group")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."role" = '', '', ',"role":' || json_quote(NEW."role")), iif(NEW."department" = '', '', ',"department":' || json_quote(NEW."department")), iif(NEW."title" = '', '', ',"title":' || json_quote(NEW."title")), iif(NEW."speciality" = '', '', ',"speciality":' || json_quote(NEW."speciality")), iif(NEW."duty" = '', '', ',"duty":' || json_quote(NEW."duty")), iif(NEW."time" = '', '', ',"time":' || json_quote(NEW."time")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_team_member_update" AFTER UPDATE ON "team_member" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'team_member', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."group" IS NEW."group", '', ',"group":' || json_quote(OLD."group")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."role" IS NEW."role", '', ',"role":' || json_quote(OLD."role")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(OLD."department")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(OLD."title")), iif(OLD."speciality" IS NEW."speciality", '', ',"speciality":' || json_quote(OLD."speciality")), iif(OLD."duty" IS NEW."duty", '', ',"duty":' || json_quote(OLD."duty")), iif(OLD."time" IS NEW."time", '', ',"time":' || json_quote(OLD."time"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."group" IS NEW."group", '', ',"group":' || json_quote(NEW."group")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."role" IS NEW."role", '', ',"role":' || json_quote(NEW."role")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(NEW."department")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(NEW."title")), iif(OLD."speciality" IS NEW."speciality", '', ',"speciality":' || json_quote(NEW."speciality")), iif(OLD."duty" IS NEW."duty", '', ',"duty":' || json_quote(NEW."duty")), iif(OLD."time" IS NEW."time", '', ',"time":' || json_quote(NEW."time")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_team_member_delete" AFTER DELETE ON "team_member" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'team_member', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."group" IS NULL, '', ',"group":' || json_quote(OLD."group")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."role" = '', '', ',"role":' || json_quote(OLD."role")), iif(OLD."department" = '', '', ',"department":' || json_quote(OLD."department")), iif(OLD."title" = '', '', ',"title":' || json_quote(OLD."title")), iif(OLD."speciality" = '', '', ',"speciality":' || json_quote(OLD."speciality")), iif(OLD."duty" = '', '', ',"duty":' || json_quote(OLD."duty")), iif(OLD."time" = '', '', ',"time":' || json_quote(OLD."time"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "work_task" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "phase" TEXT NOT NULL,
  "task" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "finish" TEXT NOT NULL,
  "responsible" TEXT NOT NULL,
  "checker" TEXT NOT NULL,
  "output" TEXT NOT NULL,
  "finished_on" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_work_task_insert" AFTER INSERT ON "work_task" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'work_task', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."phase" = '', '', ',"phase":' || json_quote(NEW."phase")), iif(NEW."task" = '', '', ',"task":' || json_quote(NEW."task")), iif(NEW."start" = '', '', ',"start":' || json_quote(NEW."start")), iif(NEW."finish" = '', '', ',"finish":' || json_quote(NEW."finish")), iif(NEW."responsible" = '', '', ',"responsible":' || json_quote(NEW."responsible")), iif(NEW."checker" = '', '', ',"checker":' || json_quote(NEW."checker")), iif(NEW."output" = '', '', ',"output":' || json_quote(NEW."output")), iif(NEW."finished_on" = '', '', ',"finished_on":' || json_quote(NEW."finished_on")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_work_task_update" AFTER UPDATE ON "work_task" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'work_task', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."phase" IS NEW."phase", '', ',"phase":' || json_quote(OLD."phase")), iif(OLD."task" IS NEW."task", '', ',"task":' || json_quote(OLD."task")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(OLD."start")), iif(OLD."finish" IS NEW."finish", '', ',"finish":' || json_quote(OLD."finish")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(OLD."responsible")), iif(OLD."checker" IS NEW."checker", '', ',"checker":' || json_quote(OLD."checker")), iif(OLD."output" IS NEW."output", '', ',"output":' || json_quote(OLD."output")), iif(OLD."finished_on" IS NEW."finished_on", '', ',"finished_on":' || json_quote(OLD."finished_on"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."phase" IS NEW."phase", '', ',"phase":' || json_quote(NEW."phase")), iif(OLD."task" IS NEW."task", '', ',"task":' || json_quote(NEW."task")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(NEW."start")), iif(OLD."finish" IS NEW."finish", '', ',"finish":' || json_quote(NEW."finish")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(NEW."responsible")), iif(OLD."checker" IS NEW."checker", '', ',"checker":' || json_quote(NEW."checker")), iif(OLD."output" IS NEW."output", '', ',"output":' || json_quote(NEW."output")), iif(OLD."finished_on" IS NEW."finished_on", '', ',"finished_on":' || json_quote(NEW."finished_on")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_work_task_delete" AFTER DELETE ON "work_task" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'work_task', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."phase" = '', '', ',"phase":' || json_quote(OLD."phase")), iif(OLD."task" = '', '', ',"task":' || json_quote(OLD."task")), iif(OLD."start" = '', '', ',"start":' || json_quote(OLD."start")), iif(OLD."finish" = '', '', ',"finish":' || json_quote(OLD."finish")), iif(OLD."responsible" = '', '', ',"responsible":' || json_quote(OLD."responsible")), iif(OLD."checker" = '', '', ',"checker":' || json_quote(OLD."checker")), iif(OLD."output" = '', '', ',"output":' || json_quote(OLD."output")), iif(OLD."finished_on" = '', '', ',"finished_on":' || json_quote(OLD."finished_on"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "barrier" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "kind" TEXT CHECK ("kind" IN ('ideas', 'technical', 'economic', 'organisation', 'policy and law')),
  "description" TEXT NOT NULL,
  "countermeasure" TEXT NOT NULL,
  "responsible" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_barrier_insert" AFTER INSERT ON "barrier" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'barrier', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."description" = '', '', ',"description":' || json_quote(NEW."description")), iif(NEW."countermeasure" = '', '', ',"countermeasure":' || json_quote(NEW."countermeasure")), iif(NEW."responsible" = '', '', ',"responsible":' || json_quote(NEW."responsible")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_barrier_update" AFTER UPDATE ON "barrier" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'barrier', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."description" IS NEW."description", '', ',"description":' || json_quote(OLD."description")), iif(OLD."countermeasure" IS NEW."countermeasure", '', ',"countermeasure":' || json_quote(OLD."countermeasure")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(OLD."responsible"))),
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."description" IS NEW."description", '', ',"description":' || json_quote(NEW."description")), iif(OLD."countermeasure" IS NEW."countermeasure", '', ',"countermeasure":' || json_quote(NEW."countermeasure")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(NEW."responsible")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_barrier_delete" AFTER DELETE ON "barrier" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'barrier', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."description" = '', '', ',"description":' || json_quote(OLD."description")), iif(OLD."countermeasure" = '', '', ',"countermeasure":' || json_quote(OLD."countermeasure")), iif(OLD."responsible" = '', '', ',"responsible":' || json_quote(OLD."responsible"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "training" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "topic" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "attendance" REAL CHECK ("attendance" BETWEEN 0.0 AND 1.7976931348623157e308),
  "speaker" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_training_insert" AFTER INSERT ON "training" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'training', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."date" = '', '', ',"date":' || json_quote(NEW."date")), iif(NEW."topic" = '', '', ',"topic":' || json_quote(NEW."topic")), iif(NEW."audience" = '', '', ',"audience":' || json_quote(NEW."audience")), iif(NEW."attendance" IS NULL, '', ',"attendance":' || cpdesk_real(NEW."attendance")), iif(NEW."speaker" = '', '', ',"speaker":' || json_quote(NEW."speaker")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_training_update" AFTER UPDATE ON "training" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'training', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."date" IS NEW."date", '', ',"date":' || json_quote(OLD."date")), iif(OLD."topic" IS NEW."topic", '', ',"topic":' || json_quote(OLD."topic")), iif(OLD."audience" IS NEW."audience", '', ',"audience":' || json_quote(OLD."audience")), iif(OLD."attendance" IS NEW."attendance", '', ',"attendance":' || cpdesk_real(OLD."attendance")), iif(OLD."speaker" IS NEW."speaker", '', ',"speaker":' || json_quote(OLD."speaker"))),
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."date" IS NEW."date", '', ',"date":' || json_quote(NEW."date")), iif(OLD."topic" IS NEW."topic", '', ',"topic":' || json_quote(NEW."topic")), iif(OLD."audience" IS NEW."audience", '', ',"audience":' || json_quote(NEW."audience")), iif(OLD."attendance" IS NEW."attendance", '', ',"attendance":' || cpdesk_real(NEW."attendance")), iif(OLD."speaker" IS NEW."speaker", '', ',"speaker":' || json_quote(NEW."speaker")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_training_delete" AFTER DELETE ON "training" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'training', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."date" = '', '', ',"date":' || json_quote(OLD."date")), iif(OLD."topic" = '', '', ',"topic":' || json_quote(OLD."topic")), iif(OLD."audience" = '', '', ',"audience":' || json_quote(OLD."audience")), iif(OLD."attendance" IS NULL, '', ',"attendance":' || cpdesk_real(OLD."attendance")), iif(OLD."speaker" = '', '', ',"speaker":' || json_quote(OLD."speaker"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "step_mark" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "step" TEXT NOT NULL,
  "done" INTEGER CHECK ("done" IN (0, 1)),
  "done_on" TEXT NOT NULL,
  "done_by" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_step_mark_insert" AFTER INSERT ON "step_mark" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'step_mark', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."step" = '', '', ',"step":' || json_quote(NEW."step")), iif(NEW."done" IS NULL, '', ',"done":' || json_quote(NEW."done")), iif(NEW."done_on" = '', '', ',"done_on":' || json_quote(NEW."done_on")), iif(NEW."done_by" = '', '', ',"done_by":' || json_quote(NEW."done_by")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_step_mark_update" AFTER UPDATE ON "step_mark" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'step_mark', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."step" IS NEW."step", '', ',"step":' || json_quote(OLD."step")), iif(OLD."done" IS NEW."done", '', ',"done":' || json_quote(OLD."done")), iif(OLD."done_on" IS NEW."done_on", '', ',"done_on":' || json_quote(OLD."done_on")), iif(OLD."done_by" IS NEW."done_by", '', ',"done_by":' || json_quote(OLD."done_by"))),
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."step" IS NEW."step", '', ',"step":' || json_quote(NEW."step")), iif(OLD."done" IS NEW."done", '', ',"done":' || json_quote(NEW."done")), iif(OLD."done_on" IS NEW."done_on", '', ',"done_on":' || json_quote(NEW."done_on")), iif(OLD."done_by" IS NEW."done_by", '', ',"done_by":' || json_quote(NEW."done_by")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_step_mark_delete" AFTER DELETE ON "step_mark" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'step_mark', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."step" = '', '', ',"step":' || json_quote(OLD."step")), iif(OLD."done" IS NULL, '', ',"done":' || json_quote(OLD."done")), iif(OLD."done_on" = '', '', ',"done_on":' || json_quote(OLD."done_on")), iif(OLD."done_by" = '', '', ',"done_by":' || json_quote(OLD."done_by"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "document" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('plant', 'focus')),
  "item" TEXT NOT NULL,
  "available" INTEGER CHECK ("available" IN (0, 1)),
  "source" TEXT NOT NULL,
  "how_to_obtain" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_document_insert" AFTER INSERT ON "document" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'document', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."scope" IS NULL, '', ',"scope":' || json_quote(NEW."scope")), iif(NEW."item" = '', '', ',"item":' || json_quote(NEW."item")), iif(NEW."available" IS NULL, '', ',"available":' || json_quote(NEW."available")), iif(NEW."source" = '', '', ',"source":' || json_quote(NEW."source")), iif(NEW."how_to_obtain" = '', '', ',"how_to_obtain":' || json_quote(NEW."how_to_obtain")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_document_update" AFTER UPDATE ON "document" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'document', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."scope" IS NEW."scope", '', ',"scope":' || json_quote(OLD."scope")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(OLD."item")), iif(OLD."available" IS NEW."available", '', ',"available":' || json_quote(OLD."available")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(OLD."source")), iif(OLD."how_to_obtain" IS NEW."how_to_obtain", '', ',"how_to_obtain":' || json_quote(OLD."how_to_obtain"))),
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."scope" IS NEW."scope", '', ',"scope":' || json_quote(NEW."scope")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(NEW."item")), iif(OLD."available" IS NEW."available", '', ',"available":' || json_quote(NEW."available")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(NEW."source")), iif(OLD."how_to_obtain" IS NEW."how_to_obtain", '', ',"how_to_obtain":' || json_quote(NEW."how_to_obtain")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_document_delete" AFTER DELETE ON "document" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'document', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."scope" IS NULL, '', ',"scope":' || json_quote(OLD."scope")), iif(OLD."item" = '', '', ',"item":' || json_quote(OLD."item")), iif(OLD."available" IS NULL, '', ',"available":' || json_quote(OLD."available")), iif(OLD."source" = '', '', ',"source":' || json_quote(OLD."source")), iif(OLD."how_to_obtain" = '', '', ',"how_to_obtain":' || json_quote(OLD."how_to_obtain"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "facility" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "waste_treated" TEXT NOT NULL,
  "built" TEXT NOT NULL,
  "investment" REAL,
  "investment_unit" TEXT,
  "investment_text" TEXT,
  "investment_uncertainty" REAL,
  "depreciation_years" REAL CHECK ("depreciation_years" BETWEEN 0.0 AND 1.7976931348623157e308),
  "design_capacity" REAL,
  "design_capacity_unit" TEXT,
  "design_capacity_text" TEXT,
  "design_capacity_uncertainty" REAL,
  "actual_load" REAL,
  "actual_load_unit" TEXT,
  "actual_load_text" TEXT,
  "actual_load_uncertainty" REAL,
  "running_cost" REAL,
  "running_cost_unit" TEXT,
  "running_cost_text" TEXT,
  "running_cost_uncertainty" REAL,
  "inlet_concentration" REAL,
  "inlet_concentration_unit" TEXT,
  "inlet_concentration_text" TEXT,
  "inlet_concentration_uncertainty" REAL,
  "outlet_concentration" REAL,
  "outlet_concentration_unit" TEXT,
  "outlet_concentration_text" TEXT,
  "outlet_concentration_uncertainty" REAL,
  "pollutant" TEXT NOT NULL,
  "design_removal" REAL CHECK ("design_removal" BETWEEN 0.0 AND 1.0),
  "actual_removal" REAL CHECK ("actual_removal" BETWEEN 0.0 AND 1.0),
  "removed_load" REAL,
  "removed_load_unit" TEXT,
  "removed_load_text" TEXT,
  "removed_load_uncertainty" REAL,
  "method" TEXT NOT NULL,
  "problems" TEXT NOT NULL,
  CHECK (("investment" IS NULL AND "investment_unit" IS NULL AND "investment_text" IS NULL AND "investment_uncertainty" IS NULL) OR ("investment" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "investment_unit" IS NOT NULL AND "investment_text" IS NOT NULL AND ("investment_uncertainty" IS NULL OR "investment_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("design_capacity" IS NULL AND "design_capacity_unit" IS NULL AND "design_capacity_text" IS NULL AND "design_capacity_uncertainty" IS NULL) OR ("design_capacity" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_capacity_unit" IS NOT NULL AND "design_capacity_text" IS NOT NULL AND ("design_capacity_uncertainty" IS NULL OR "design_capacity_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual_load" IS NULL AND "actual_load_unit" IS NULL AND "actual_load_text" IS NULL AND "actual_load_uncertainty" IS NULL) OR ("actual_load" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_load_unit" IS NOT NULL AND "actual_load_text" IS NOT NULL AND ("actual_load_uncertainty" IS NULL OR "actual_load_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("running_cost" IS NULL AND "running_cost_unit" IS NULL AND "running_cost_text" IS NULL AND "running_cost_uncertainty" IS NULL) OR ("running_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "running_cost_unit" IS NOT NULL AND "running_cost_text" IS NOT NULL AND ("running_cost_uncertainty" IS NULL OR "running_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("inlet_concentration" IS NULL AND "inlet_concentration_unit" IS NULL AND "inlet_concentration_text" IS NULL AND "inlet_concentration_uncertainty" IS NULL) OR ("inlet_concentration" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "inlet_concentration_unit" IS NOT NULL AND "inlet_concentration_text" IS NOT NULL AND ("inlet_concentration_uncertainty" IS NULL OR "inlet_concentration_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("outlet_concentration" IS NULL AND "outlet_concentration_unit" IS NULL AND "outlet_concentration_text" IS NULL AND "outlet_concentration_uncertainty" IS NULL) OR ("outlet_concentration" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "outlet_concentration_unit" IS NOT NULL AND "outlet_concentration_text" IS NOT NULL AND ("outlet_concentration_uncertainty" IS NULL OR "outlet_concentration_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("removed_load" IS NULL AND "removed_load_unit" IS NULL AND "removed_load_text" IS NULL AND "removed_load_uncertainty" IS NULL) OR ("removed_load" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "removed_load_unit" IS NOT NULL AND "removed_load_text" IS NOT NULL AND ("removed_load_uncertainty" IS NULL OR "removed_load_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_facility_insert" AFTER INSERT ON "facility" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'facility', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."waste_treated" = '', '', ',"waste_treated":' || json_quote(NEW."waste_treated")), iif(NEW."built" = '', '', ',"built":' || json_quote(NEW."built")), iif(NEW."investment" IS NULL, '', ',"investment":' || cpdesk_real(NEW."investment")), iif(NEW."investment_unit" IS NULL, '', ',"investment_unit":' || json_quote(NEW."investment_unit")), iif(NEW."investment_text" IS NULL, '', ',"investment_text":' || json_quote(NEW."investment_text")), iif(NEW."investment_uncertainty" IS NULL, '', ',"investment_uncertainty":' || cpdesk_real(NEW."investment_uncertainty")), iif(NEW."depreciation_years" IS NULL, '', ',"depreciation_years":' || cpdesk_real(NEW."depreciation_years")), iif(NEW."design_capacity" IS NULL, '', ',"design_capacity":' || cpdesk_real(NEW."design_capacity")), iif(NEW."design_capacity_unit" IS NULL, '', ',"design_capacity_unit":' || json_quote(NEW."design_capacity_unit")), iif(NEW."design_capacity_text" IS NULL, '', ',"design_capacity_text":' || json_quote(NEW."design_capacity_text")), iif(NEW."design_capacity_uncertainty" IS NULL, '', ',"design_capacity_uncertainty":' || cpdesk_real(NEW."design_capacity_uncertainty")), iif(NEW."actual_load" IS NULL, '', ',"actual_load":' || cpdesk_real(NEW."actual_load")), iif(NEW."actual_load_unit" IS NULL, '', ',"actual_load_unit":' || json_quote(NEW."actual_load_unit")), iif(NEW."actual_load_text" IS NULL, '', ',"actual_load_text":' || json_quote(NEW."actual_load_text")), iif(NEW."actual_load_uncertainty" IS NULL, '', ',"actual_load_uncertainty":' || cpdesk_real(NEW."actual_load_uncertainty")), iif(NEW."running_cost" IS NULL, '', ',"running_cost":' || cpdesk_real(NEW."running_cost")), iif(NEW."running_cost_unit" IS NULL, '', ',"running_cost_unit":' || json_quote(NEW."running_cost_unit")), iif(NEW."running_cost_text" IS NULL, '', ',"running_cost_text":' || json_quote(NEW."running_cost_text")), iif(NEW."running_cost_uncertainty" IS NULL, '', ',"running_cost_uncertainty":' || cpdesk_real(NEW."running_cost_uncertainty")), iif(NEW."inlet_concentration" IS NULL, '', ',"inlet_concentration":' || cpdesk_real(NEW."inlet_concentration")), iif(NEW."inlet_concentration_unit" IS NULL, '', ',"inlet_concentration_unit":' || json_quote(NEW."inlet_concentration_unit")), iif(NEW."inlet_concentration_text" IS NULL, '', ',"inlet_concentration_text":' || json_quote(NEW."inlet_concentration_text")), iif(NEW."inlet_concentration_uncertainty" IS NULL, '', ',"inlet_concentration_uncertainty":' || cpdesk_real(NEW."inlet_concentration_uncertainty")), iif(NEW."outlet_concentration" IS NULL, '', ',"outlet_concentration":' || cpdesk_real(NEW."outlet_concentration")), iif(NEW."outlet_concentration_unit" IS NULL, '', ',"outlet_concentration_unit":' || json_quote(NEW."outlet_concentration_unit")), iif(NEW."outlet_concentration_text" IS NULL, '', ',"outlet_concentration_text":' || json_quote(NEW."outlet_concentration_text")), iif(NEW."outlet_concentration_uncertainty" IS NULL, '', ',"outlet_concentration_uncertainty":' || cpdesk_real(NEW."outlet_concentration_uncertainty")), iif(NEW."pollutant" = '', '', ',"pollutant":' || json_quote(NEW."pollutant")), iif(NEW."design_removal" IS NULL, '', ',"design_removal":' || cpdesk_real(NEW."design_removal")), iif(NEW."actual_removal" IS NULL, '', ',"actual_removal":' || cpdesk_real(NEW."actual_removal")), iif(NEW."removed_load" IS NULL, '', ',"removed_load":' || cpdesk_real(NEW."removed_load")), iif(NEW."removed_load_unit" IS NULL, '', ',"removed_load_unit":' || json_quote(NEW."removed_load_unit")), iif(NEW."removed_load_text" IS NULL, '', ',"removed_load_text":' || json_quote(NEW."removed_load_text")), iif(NEW."removed_load_uncertainty" IS NULL, '', ',"removed_load_uncertainty":' || cpdesk_real(NEW."removed_load_uncertainty")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")), iif(NEW."problems" = '', '', ',"problems":' || json_quote(NEW."problems")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_facility_update" AFTER UPDATE ON "facility" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'facility', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."waste_treated" IS NEW."waste_treated", '', ',"waste_treated":' || json_quote(OLD."waste_treated")), iif(OLD."built" IS NEW."built", '', ',"built":' || json_quote(OLD."built")), iif(OLD."investment" IS NEW."investment", '', ',"investment":' || cpdesk_real(OLD."investment")), iif(OLD."investment_unit" IS NEW."investment_unit", '', ',"investment_unit":' || json_quote(OLD."investment_unit")), iif(OLD."investment_text" IS NEW."investment_text", '', ',"investment_text":' || json_quote(OLD."investment_text")), iif(OLD."investment_uncertainty" IS NEW."investment_uncertainty", '', ',"investment_uncertainty":' || cpdesk_real(OLD."investment_uncertainty")), iif(OLD."depreciation_years" IS NEW."depreciation_years", '', ',"depreciation_years":' || cpdesk_real(OLD."depreciation_years")), iif(OLD."design_capacity" IS NEW."design_capacity", '', ',"design_capacity":' || cpdesk_real(OLD."design_capacity")), iif(OLD."design_capacity_unit" IS NEW."design_capacity_unit", '', ',"design_capacity_unit":' || json_quote(OLD."design_capacity_unit")), iif(OLD."design_capacity_text" IS NEW."design_capacity_text", '', ',"design_capacity_text":' || json_quote(OLD."design_capacity_text")), iif(OLD."design_capacity_uncertainty" IS NEW."design_capacity_uncertainty", '', ',"design_capacity_uncertainty":' || cpdesk_real(OLD."design_capacity_uncertainty")), iif(OLD."actual_load" IS NEW."actual_load", '', ',"actual_load":' || cpdesk_real(OLD."actual_load")), iif(OLD."actual_load_unit" IS NEW."actual_load_unit", '', ',"actual_load_unit":' || json_quote(OLD."actual_load_unit")), iif(OLD."actual_load_text" IS NEW."actual_load_text", '', ',"actual_load_text":' || json_quote(OLD."actual_load_text")), iif(OLD."actual_load_uncertainty" IS NEW."actual_load_uncertainty", '', ',"actual_load_uncertainty":' || cpdesk_real(OLD."actual_load_uncertainty")), iif(OLD."running_cost" IS NEW."running_cost", '', ',"running_cost":' || cpdesk_real(OLD."running_cost")), iif(OLD."running_cost_unit" IS NEW."running_cost_unit", '', ',"running_cost_unit":' || json_quote(OLD."running_cost_unit")), iif(OLD."running_cost_text" IS NEW."running_cost_text", '', ',"running_cost_text":' || json_quote(OLD."running_cost_text")), iif(OLD."running_cost_uncertainty" IS NEW."running_cost_uncertainty", '', ',"running_cost_uncertainty":' || cpdesk_real(OLD."running_cost_uncertainty")), iif(OLD."inlet_concentration" IS NEW."inlet_concentration", '', ',"inlet_concentration":' || cpdesk_real(OLD."inlet_concentration")), iif(OLD."inlet_concentration_unit" IS NEW."inlet_concentration_unit", '', ',"inlet_concentration_unit":' || json_quote(OLD."inlet_concentration_unit")), iif(OLD."inlet_concentration_text" IS NEW."inlet_concentration_text", '', ',"inlet_concentration_text":' || json_quote(OLD."inlet_concentration_text")), iif(OLD."inlet_concentration_uncertainty" IS NEW."inlet_concentration_uncertainty", '', ',"inlet_concentration_uncertainty":' || cpdesk_real(OLD."inlet_concentration_uncertainty")), iif(OLD."outlet_concentration" IS NEW."outlet_concentration", '', ',"outlet_concentration":' || cpdesk_real(OLD."outlet_concentration")), iif(OLD."outlet_concentration_unit" IS NEW."outlet_concentration_unit", '', ',"outlet_concentration_unit":' || json_quote(OLD."outlet_concentration_unit")), iif(OLD."outlet_concentration_text" IS NEW."outlet_concentration_text", '', ',"outlet_concentration_text":' || json_quote(OLD."outlet_concentration_text")), iif(OLD."outlet_concentration_uncertainty" IS NEW."outlet_concentration_uncertainty", '', ',"outlet_concentration_uncertainty":' || cpdesk_real(OLD."outlet_concentration_uncertainty")), iif(OLD."pollutant" IS NEW."pollutant", '', ',"pollutant":' || json_quote(OLD."pollutant")), iif(OLD."design_removal" IS NEW."design_removal", '', ',"design_removal":' || cpdesk_real(OLD."design_removal")), iif(OLD."actual_removal" IS NEW."actual_removal", '', ',"actual_removal":' || cpdesk_real(OLD."actual_removal")), iif(OLD."removed_load" IS NEW."removed_load", '', ',"removed_load":' || cpdesk_real(OLD."removed_load")), iif(OLD."removed_load_unit" IS NEW."removed_load_unit", '', ',"removed_load_unit":' || json_quote(OLD."removed_load_unit")), iif(OLD."removed_load_text" IS NEW."removed_load_text", '', ',"removed_load_text":' || json_quote(OLD."removed_load_text")), iif(OLD."removed_load_uncertainty" IS NEW."removed_load_uncertainty", '', ',"removed_load_uncertainty":' || cpdesk_real(OLD."removed_load_uncertainty")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method")), iif(OLD."problems" IS NEW."problems", '', ',"problems":' || json_quote(OLD."problems"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."waste_treated" IS NEW."waste_treated", '', ',"waste_treated":' || json_quote(NEW."waste_treated")), iif(OLD."built" IS NEW."built", '', ',"built":' || json_quote(NEW."built")), iif(OLD."investment" IS NEW."investment", '', ',"investment":' || cpdesk_real(NEW."investment")), iif(OLD."investment_unit" IS NEW."investment_unit", '', ',"investment_unit":' || json_quote(NEW."investment_unit")), iif(OLD."investment_text" IS NEW."investment_text", '', ',"investment_text":' || json_quote(NEW."investment_text")), iif(OLD."investment_uncertainty" IS NEW."investment_uncertainty", '', ',"investment_uncertainty":' || cpdesk_real(NEW."investment_uncertainty")), iif(OLD."depreciation_years" IS NEW."depreciation_years", '', ',"depreciation_years":' || cpdesk_real(NEW."depreciation_years")), iif(OLD."design_capacity" IS NEW."design_capacity", '', ',"design_capacity":' || cpdesk_real(NEW."design_capacity")), iif(OLD."design_capacity_unit" IS NEW."design_capacity_unit", '', ',"design_capacity_unit":' || json_quote(NEW."design_capacity_unit")), iif(OLD."design_capacity_text" IS NEW."design_capacity_text", '', ',"design_capacity_text":' || json_quote(NEW."design_capacity_text")), iif(OLD."design_capacity_uncertainty" IS NEW."design_capacity_uncertainty", '', ',"design_capacity_uncertainty":' || cpdesk_real(NEW."design_capacity_uncertainty")), iif(OLD."actual_load" IS NEW."actual_load", '', ',"actual_load":' || cpdesk_real(NEW."actual_load")), iif(OLD."actual_load_unit" IS NEW."actual_load_unit", '', ',"actual_load_unit":' || json_quote(NEW."actual_load_unit")), iif(OLD."actual_load_text" IS NEW."actual_load_text", '', ',"actual_load_text":' || json_quote(NEW."actual_load_text")), iif(OLD."actual_load_uncertainty" IS NEW."actual_load_uncertainty", '', ',"actual_load_uncertainty":' || cpdesk_real(NEW."actual_load_uncertainty")), iif(OLD."running_cost" IS NEW."running_cost", '', ',"running_cost":' || cpdesk_real(NEW."running_cost")), iif(OLD."running_cost_unit" IS NEW."running_cost_unit", '', ',"running_cost_unit":' || json_quote(NEW."running_cost_unit")), iif(OLD."running_cost_text" IS NEW."running_cost_text", '', ',"running_cost_text":' || json_quote(NEW."running_cost_text")), iif(OLD."running_cost_uncertainty" IS NEW."running_cost_uncertainty", '', ',"running_cost_uncertainty":' || cpdesk_real(NEW."running_cost_uncertainty")), iif(OLD."inlet_concentration" IS NEW."inlet_concentration", '', ',"inlet_concentration":' || cpdesk_real(NEW."inlet_concentration")), iif(OLD."inlet_concentration_unit" IS NEW."inlet_concentration_unit", '', ',"inlet_concentration_unit":' || json_quote(NEW."inlet_concentration_unit")), iif(OLD."inlet_concentration_text" IS NEW."inlet_concentration_text", '', ',"inlet_concentration_text":' || json_quote(NEW."inlet_concentration_text")), iif(OLD."inlet_concentration_uncertainty" IS NEW."inlet_concentration_uncertainty", '', ',"inlet_concentration_uncertainty":' || cpdesk_real(NEW."inlet_concentration_uncertainty")), iif(OLD."outlet_concentration" IS NEW."outlet_concentration", '', ',"outlet_concentration":' || cpdesk_real(NEW."outlet_concentration")), iif(OLD."outlet_concentration_unit" IS NEW."outlet_concentration_unit", '', ',"outlet_concentration_unit":' || json_quote(NEW."outlet_concentration_unit")), iif(OLD."outlet_concentration_text" IS NEW."outlet_concentration_text", '', ',"outlet_concentration_text":' || json_quote(NEW."outlet_concentration_text")), iif(OLD."outlet_concentration_uncertainty" IS NEW."outlet_concentration_uncertainty", '', ',"outlet_concentration_uncertainty":' || cpdesk_real(NEW."outlet_concentration_uncertainty")), iif(OLD."pollutant" IS NEW."pollutant", '', ',"pollutant":' || json_quote(NEW."pollutant")), iif(OLD."design_removal" IS NEW."design_removal", '', ',"design_removal":' || cpdesk_real(NEW."design_removal")), iif(OLD."actual_removal" IS NEW."actual_removal", '', ',"actual_removal":' || cpdesk_real(NEW."actual_removal")), iif(OLD."removed_load" IS NEW."removed_load", '', ',"removed_load":' || cpdesk_real(NEW."removed_load")), iif(OLD."removed_load_unit" IS NEW."removed_load_unit", '', ',"removed_load_unit":' || json_quote(NEW."removed_load_unit")), iif(OLD."removed_load_text" IS NEW."removed_load_text", '', ',"removed_load_text":' || json_quote(NEW."removed_load_text")), iif(OLD."removed_load_uncertainty" IS NEW."removed_load_uncertainty", '', ',"removed_load_uncertainty":' || cpdesk_real(NEW."removed_load_uncertainty")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")), iif(OLD."problems" IS NEW."problems", '', ',"problems":' || json_quote(NEW."problems")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_facility_delete" AFTER DELETE ON "facility" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'facility', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."waste_treated" = '', '', ',"waste_treated":' || json_quote(OLD."waste_treated")), iif(OLD."built" = '', '', ',"built":' || json_quote(OLD."built")), iif(OLD."investment" IS NULL, '', ',"investment":' || cpdesk_real(OLD."investment")), iif(OLD."investment_unit" IS NULL, '', ',"investment_unit":' || json_quote(OLD."investment_unit")), iif(OLD."investment_text" IS NULL, '', ',"investment_text":' || json_quote(OLD."investment_text")), iif(OLD."investment_uncertainty" IS NULL, '', ',"investment_uncertainty":' || cpdesk_real(OLD."investment_uncertainty")), iif(OLD."depreciation_years" IS NULL, '', ',"depreciation_years":' || cpdesk_real(OLD."depreciation_years")), iif(OLD."design_capacity" IS NULL, '', ',"design_capacity":' || cpdesk_real(OLD."design_capacity")), iif(OLD."design_capacity_unit" IS NULL, '', ',"design_capacity_unit":' || json_quote(OLD."design_capacity_unit")), iif(OLD."design_capacity_text" IS NULL, '', ',"design_capacity_text":' || json_quote(OLD."design_capacity_text")), iif(OLD."design_capacity_uncertainty" IS NULL, '', ',"design_capacity_uncertainty":' || cpdesk_real(OLD."design_capacity_uncertainty")), iif(OLD."actual_load" IS NULL, '', ',"actual_load":' || cpdesk_real(OLD."actual_load")), iif(OLD."actual_load_unit" IS NULL, '', ',"actual_load_unit":' || json_quote(OLD."actual_load_unit")), iif(OLD."actual_load_text" IS NULL, '', ',"actual_load_text":' || json_quote(OLD."actual_load_text")), iif(OLD."actual_load_uncertainty" IS NULL, '', ',"actual_load_uncertainty":' || cpdesk_real(OLD."actual_load_uncertainty")), iif(OLD."running_cost" IS NULL, '', ',"running_cost":' || cpdesk_real(OLD."running_cost")), iif(OLD."running_cost_unit" IS NULL, '', ',"running_cost_unit":' || json_quote(OLD."running_cost_unit")), iif(OLD."running_cost_text" IS NULL, '', ',"running_cost_text":' || json_quote(OLD."running_cost_text")), iif(OLD."running_cost_uncertainty" IS NULL, '', ',"running_cost_uncertainty":' || cpdesk_real(OLD."running_cost_uncertainty")), iif(OLD."inlet_concentration" IS NULL, '', ',"inlet_concentration":' || cpdesk_real(OLD."inlet_concentration")), iif(OLD."inlet_concentration_unit" IS NULL, '', ',"inlet_concentration_unit":' || json_quote(OLD."inlet_concentration_unit")), iif(OLD."inlet_concentration_text" IS NULL, '', ',"inlet_concentration_text":' || json_quote(OLD."inlet_concentration_text")), iif(OLD."inlet_concentration_uncertainty" IS NULL, '', ',"inlet_concentration_uncertainty":' || cpdesk_real(OLD."inlet_concentration_uncertainty")), iif(OLD."outlet_concentration" IS NULL, '', ',"outlet_concentration":' || cpdesk_real(OLD."outlet_concentration")), iif(OLD."outlet_concentration_unit" IS NULL, '', ',"outlet_concentration_unit":' || json_quote(OLD."outlet_concentration_unit")), iif(OLD."outlet_concentration_text" IS NULL, '', ',"outlet_concentration_text":' || json_quote(OLD."outlet_concentration_text")), iif(OLD."outlet_concentration_uncertainty" IS NULL, '', ',"outlet_concentration_uncertainty":' || cpdesk_real(OLD."outlet_concentration_uncertainty")), iif(OLD."pollutant" = '', '', ',"pollutant":' || json_quote(OLD."pollutant")), iif(OLD."design_removal" IS NULL, '', ',"design_removal":' || cpdesk_real(OLD."design_removal")), iif(OLD."actual_removal" IS NULL, '', ',"actual_removal":' || cpdesk_real(OLD."actual_removal")), iif(OLD."removed_load" IS NULL, '', ',"removed_load":' || cpdesk_real(OLD."removed_load")), iif(OLD."removed_load_unit" IS NULL, '', ',"removed_load_unit":' || json_quote(OLD."removed_load_unit")), iif(OLD."removed_load_text" IS NULL, '', ',"removed_load_text":' || json_quote(OLD."removed_load_text")), iif(OLD."removed_load_uncertainty" IS NULL, '', ',"removed_load_uncertainty":' || cpdesk_real(OLD."removed_load_uncertainty")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method")), iif(OLD."problems" = '', '', ',"problems":' || json_quote(OLD."problems"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "product_year" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "product" TEXT NOT NULL REFERENCES "product"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER CHECK ("year" BETWEEN 1800 AND 2200),
  "output" REAL,
  "output_unit" TEXT,
  "output_text" TEXT,
  "output_uncertainty" REAL,
  "value" REAL,
  "value_unit" TEXT,
  "value_text" TEXT,
  "value_uncertainty" REAL,
  "product_yield" REAL CHECK ("product_yield" BETWEEN 0.0 AND 1.0),
  CHECK (("output" IS NULL AND "output_unit" IS NULL AND "output_text" IS NULL AND "output_uncertainty" IS NULL) OR ("output" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "output_unit" IS NOT NULL AND "output_text" IS NOT NULL AND ("output_uncertainty" IS NULL OR "output_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("value" IS NULL AND "value_unit" IS NULL AND "value_text" IS NULL AND "value_uncertainty" IS NULL) OR ("value" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "value_unit" IS NOT NULL AND "value_text" IS NOT NULL AND ("value_uncertainty" IS NULL OR "value_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "product_year_product" ON "product_year"("product") WHERE "product" IS NOT NULL
;
CREATE TRIGGER "log_product_year_insert" AFTER INSERT ON "product_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'product_year', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."product" IS NULL, '', ',"product":' || json_quote(NEW."product")), iif(NEW."year" IS NULL, '', ',"year":' || json_quote(NEW."year")), iif(NEW."output" IS NULL, '', ',"output":' || cpdesk_real(NEW."output")), iif(NEW."output_unit" IS NULL, '', ',"output_unit":' || json_quote(NEW."output_unit")), iif(NEW."output_text" IS NULL, '', ',"output_text":' || json_quote(NEW."output_text")), iif(NEW."output_uncertainty" IS NULL, '', ',"output_uncertainty":' || cpdesk_real(NEW."output_uncertainty")), iif(NEW."value" IS NULL, '', ',"value":' || cpdesk_real(NEW."value")), iif(NEW."value_unit" IS NULL, '', ',"value_unit":' || json_quote(NEW."value_unit")), iif(NEW."value_text" IS NULL, '', ',"value_text":' || json_quote(NEW."value_text")), iif(NEW."value_uncertainty" IS NULL, '', ',"value_uncertainty":' || cpdesk_real(NEW."value_uncertainty")), iif(NEW."product_yield" IS NULL, '', ',"product_yield":' || cpdesk_real(NEW."product_yield")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_product_year_update" AFTER UPDATE ON "product_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'product_year', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."product" IS NEW."product", '', ',"product":' || json_quote(OLD."product")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(OLD."year")), iif(OLD."output" IS NEW."output", '', ',"output":' || cpdesk_real(OLD."output")), iif(OLD."output_unit" IS NEW."output_unit", '', ',"output_unit":' || json_quote(OLD."output_unit")), iif(OLD."output_text" IS NEW."output_text", '', ',"output_text":' || json_quote(OLD."output_text")), iif(OLD."output_uncertainty" IS NEW."output_uncertainty", '', ',"output_uncertainty":' || cpdesk_real(OLD."output_uncertainty")), iif(OLD."value" IS NEW."value", '', ',"value":' || cpdesk_real(OLD."value")), iif(OLD."value_unit" IS NEW."value_unit", '', ',"value_unit":' || json_quote(OLD."value_unit")), iif(OLD."value_text" IS NEW."value_text", '', ',"value_text":' || json_quote(OLD."value_text")), iif(OLD."value_uncertainty" IS NEW."value_uncertainty", '', ',"value_uncertainty":' || cpdesk_real(OLD."value_uncertainty")), iif(OLD."product_yield" IS NEW."product_yield", '', ',"product_yield":' || cpdesk_real(OLD."product_yield"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."product" IS NEW."product", '', ',"product":' || json_quote(NEW."product")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(NEW."year")), iif(OLD."output" IS NEW."output", '', ',"output":' || cpdesk_real(NEW."output")), iif(OLD."output_unit" IS NEW."output_unit", '', ',"output_unit":' || json_quote(NEW."output_unit")), iif(OLD."output_text" IS NEW."output_text", '', ',"output_text":' || json_quote(NEW."output_text")), iif(OLD."output_uncertainty" IS NEW."output_uncertainty", '', ',"output_uncertainty":' || cpdesk_real(NEW."output_uncertainty")), iif(OLD."value" IS NEW."value", '', ',"value":' || cpdesk_real(NEW."value")), iif(OLD."value_unit" IS NEW."value_unit", '', ',"value_unit":' || json_quote(NEW."value_unit")), iif(OLD."value_text" IS NEW."value_text", '', ',"value_text":' || json_quote(NEW."value_text")), iif(OLD."value_uncertainty" IS NEW."value_uncertainty", '', ',"value_uncertainty":' || cpdesk_real(NEW."value_uncertainty")), iif(OLD."product_yield" IS NEW."product_yield", '', ',"product_yield":' || cpdesk_real(NEW."product_yield")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_product_year_delete" AFTER DELETE ON "product_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'product_year', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."product" IS NULL, '', ',"product":' || json_quote(OLD."product")), iif(OLD."year" IS NULL, '', ',"year":' || json_quote(OLD."year")), iif(OLD."output" IS NULL, '', ',"output":' || cpdesk_real(OLD."output")), iif(OLD."output_unit" IS NULL, '', ',"output_unit":' || json_quote(OLD."output_unit")), iif(OLD."output_text" IS NULL, '', ',"output_text":' || json_quote(OLD."output_text")), iif(OLD."output_uncertainty" IS NULL, '', ',"output_uncertainty":' || cpdesk_real(OLD."output_uncertainty")), iif(OLD."value" IS NULL, '', ',"value":' || cpdesk_real(OLD."value")), iif(OLD."value_unit" IS NULL, '', ',"value_unit":' || json_quote(OLD."value_unit")), iif(OLD."value_text" IS NULL, '', ',"value_text":' || json_quote(OLD."value_text")), iif(OLD."value_uncertainty" IS NULL, '', ',"value_uncertainty":' || cpdesk_real(OLD."value_uncertainty")), iif(OLD."product_yield" IS NULL, '', ',"product_yield":' || cpdesk_real(OLD."product_yield"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "material" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "kind" TEXT CHECK ("kind" IN ('raw material', 'auxiliary material', 'fuel', 'water', 'electricity', 'steam', 'other energy')),
  "name" TEXT NOT NULL,
  "function" TEXT NOT NULL,
  "where_used" TEXT NOT NULL,
  "hazardous_component" TEXT NOT NULL,
  "active_component" TEXT NOT NULL,
  "hazardous_content" REAL CHECK ("hazardous_content" BETWEEN 0.0 AND 1.0),
  "annual_use" REAL,
  "annual_use_unit" TEXT,
  "annual_use_text" TEXT,
  "annual_use_uncertainty" REAL,
  "price" REAL,
  "price_unit" TEXT,
  "price_text" TEXT,
  "price_uncertainty" REAL,
  "norm" REAL,
  "norm_unit" TEXT,
  "norm_text" TEXT,
  "norm_uncertainty" REAL,
  "transport" TEXT NOT NULL,
  "packaging" TEXT NOT NULL,
  "storage" TEXT NOT NULL,
  "internal_handling" TEXT NOT NULL,
  "packaging_disposal" TEXT NOT NULL,
  "stock_rule" TEXT NOT NULL,
  "shelf_life" TEXT NOT NULL,
  "taken_back" TEXT NOT NULL,
  "substitutes" TEXT NOT NULL,
  "other_suppliers" TEXT NOT NULL,
  CHECK (("annual_use" IS NULL AND "annual_use_unit" IS NULL AND "annual_use_text" IS NULL AND "annual_use_uncertainty" IS NULL) OR ("annual_use" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "annual_use_unit" IS NOT NULL AND "annual_use_text" IS NOT NULL AND ("annual_use_uncertainty" IS NULL OR "annual_use_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("price" IS NULL AND "price_unit" IS NULL AND "price_text" IS NULL AND "price_uncertainty" IS NULL) OR ("price" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "price_unit" IS NOT NULL AND "price_text" IS NOT NULL AND ("price_uncertainty" IS NULL OR "price_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("norm" IS NULL AND "norm_unit" IS NULL AND "norm_text" IS NULL AND "norm_uncertainty" IS NULL) OR ("norm" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "norm_unit" IS NOT NULL AND "norm_text" IS NOT NULL AND ("norm_uncertainty" IS NULL OR "norm_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_material_insert" AFTER INSERT ON "material" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'material', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."number" = '', '', ',"number":' || json_quote(NEW."number")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."function" = '', '', ',"function":' || json_quote(NEW."function")), iif(NEW."where_used" = '', '', ',"where_used":' || json_quote(NEW."where_used")), iif(NEW."hazardous_component" = '', '', ',"hazardous_component":' || json_quote(NEW."hazardous_component")), iif(NEW."active_component" = '', '', ',"active_component":' || json_quote(NEW."active_component")), iif(NEW."hazardous_content" IS NULL, '', ',"hazardous_content":' || cpdesk_real(NEW."hazardous_content")), iif(NEW."annual_use" IS NULL, '', ',"annual_use":' || cpdesk_real(NEW."annual_use")), iif(NEW."annual_use_unit" IS NULL, '', ',"annual_use_unit":' || json_quote(NEW."annual_use_unit")), iif(NEW."annual_use_text" IS NULL, '', ',"annual_use_text":' || json_quote(NEW."annual_use_text")), iif(NEW."annual_use_uncertainty" IS NULL, '', ',"annual_use_uncertainty":' || cpdesk_real(NEW."annual_use_uncertainty")), iif(NEW."price" IS NULL, '', ',"price":' || cpdesk_real(NEW."price")), iif(NEW."price_unit" IS NULL, '', ',"price_unit":' || json_quote(NEW."price_unit")), iif(NEW."price_text" IS NULL, '', ',"price_text":' || json_quote(NEW."price_text")), iif(NEW."price_uncertainty" IS NULL, '', ',"price_uncertainty":' || cpdesk_real(NEW."price_uncertainty")), iif(NEW."norm" IS NULL, '', ',"norm":' || cpdesk_real(NEW."norm")), iif(NEW."norm_unit" IS NULL, '', ',"norm_unit":' || json_quote(NEW."norm_unit")), iif(NEW."norm_text" IS NULL, '', ',"norm_text":' || json_quote(NEW."norm_text")), iif(NEW."norm_uncertainty" IS NULL, '', ',"norm_uncertainty":' || cpdesk_real(NEW."norm_uncertainty")), iif(NEW."transport" = '', '', ',"transport":' || json_quote(NEW."transport")), iif(NEW."packaging" = '', '', ',"packaging":' || json_quote(NEW."packaging")), iif(NEW."storage" = '', '', ',"storage":' || json_quote(NEW."storage")), iif(NEW."internal_handling" = '', '', ',"internal_handling":' || json_quote(NEW."internal_handling")), iif(NEW."packaging_disposal" = '', '', ',"packaging_disposal":' || json_quote(NEW."packaging_disposal")), iif(NEW."stock_rule" = '', '', ',"stock_rule":' || json_quote(NEW."stock_rule")), iif(NEW."shelf_life" = '', '', ',"shelf_life":' || json_quote(NEW."shelf_life")), iif(NEW."taken_back" = '', '', ',"taken_back":' || json_quote(NEW."taken_back")), iif(NEW."substitutes" = '', '', ',"substitutes":' || json_quote(NEW."substitutes")), iif(NEW."other_suppliers" = '', '', ',"other_suppliers":' || json_quote(NEW."other_suppliers")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_material_update" AFTER UPDATE ON "material" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'material', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(OLD."number")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."function" IS NEW."function", '', ',"function":' || json_quote(OLD."function")), iif(OLD."where_used" IS NEW."where_used", '', ',"where_used":' || json_quote(OLD."where_used")), iif(OLD."hazardous_component" IS NEW."hazardous_component", '', ',"hazardous_component":' || json_quote(OLD."hazardous_component")), iif(OLD."active_component" IS NEW."active_component", '', ',"active_component":' || json_quote(OLD."active_component")), iif(OLD."hazardous_content" IS NEW."hazardous_content", '', ',"hazardous_content":' || cpdesk_real(OLD."hazardous_content")), iif(OLD."annual_use" IS NEW."annual_use", '', ',"annual_use":' || cpdesk_real(OLD."annual_use")), iif(OLD."annual_use_unit" IS NEW."annual_use_unit", '', ',"annual_use_unit":' || json_quote(OLD."annual_use_unit")), iif(OLD."annual_use_text" IS NEW."annual_use_text", '', ',"annual_use_text":' || json_quote(OLD."annual_use_text")), iif(OLD."annual_use_uncertainty" IS NEW."annual_use_uncertainty", '', ',"annual_use_uncertainty":' || cpdesk_real(OLD."annual_use_uncertainty")), iif(OLD."price" IS NEW."price", '', ',"price":' || cpdesk_real(OLD."price")), iif(OLD."price_unit" IS NEW."price_unit", '', ',"price_unit":' || json_quote(OLD."price_unit")), iif(OLD."price_text" IS NEW."price_text", '', ',"price_text":' || json_quote(OLD."price_text")), iif(OLD."price_uncertainty" IS NEW."price_uncertainty", '', ',"price_uncertainty":' || cpdesk_real(OLD."price_uncertainty")), iif(OLD."norm" IS NEW."norm", '', ',"norm":' || cpdesk_real(OLD."norm")), iif(OLD."norm_unit" IS NEW."norm_unit", '', ',"norm_unit":' || json_quote(OLD."norm_unit")), iif(OLD."norm_text" IS NEW."norm_text", '', ',"norm_text":' || json_quote(OLD."norm_text")), iif(OLD."norm_uncertainty" IS NEW."norm_uncertainty", '', ',"norm_uncertainty":' || cpdesk_real(OLD."norm_uncertainty")), iif(OLD."transport" IS NEW."transport", '', ',"transport":' || json_quote(OLD."transport")), iif(OLD."packaging" IS NEW."packaging", '', ',"packaging":' || json_quote(OLD."packaging")), iif(OLD."storage" IS NEW."storage", '', ',"storage":' || json_quote(OLD."storage")), iif(OLD."internal_handling" IS NEW."internal_handling", '', ',"internal_handling":' || json_quote(OLD."internal_handling")), iif(OLD."packaging_disposal" IS NEW."packaging_disposal", '', ',"packaging_disposal":' || json_quote(OLD."packaging_disposal")), iif(OLD."stock_rule" IS NEW."stock_rule", '', ',"stock_rule":' || json_quote(OLD."stock_rule")), iif(OLD."shelf_life" IS NEW."shelf_life", '', ',"shelf_life":' || json_quote(OLD."shelf_life")), iif(OLD."taken_back" IS NEW."taken_back", '', ',"taken_back":' || json_quote(OLD."taken_back")), iif(OLD."substitutes" IS NEW."substitutes", '', ',"substitutes":' || json_quote(OLD."substitutes")), iif(OLD."other_suppliers" IS NEW."other_suppliers", '', ',"other_suppliers":' || json_quote(OLD."other_suppliers"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(NEW."number")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."function" IS NEW."function", '', ',"function":' || json_quote(NEW."function")), iif(OLD."where_used" IS NEW."where_used", '', ',"where_used":' || json_quote(NEW."where_used")), iif(OLD."hazardous_component" IS NEW."hazardous_component", '', ',"hazardous_component":' || json_quote(NEW."hazardous_component")), iif(OLD."active_component" IS NEW."active_component", '', ',"active_component":' || json_quote(NEW."active_component")), iif(OLD."hazardous_content" IS NEW."hazardous_content", '', ',"hazardous_content":' || cpdesk_real(NEW."hazardous_content")), iif(OLD."annual_use" IS NEW."annual_use", '', ',"annual_use":' || cpdesk_real(NEW."annual_use")), iif(OLD."annual_use_unit" IS NEW."annual_use_unit", '', ',"annual_use_unit":' || json_quote(NEW."annual_use_unit")), iif(OLD."annual_use_text" IS NEW."annual_use_text", '', ',"annual_use_text":' || json_quote(NEW."annual_use_text")), iif(OLD."annual_use_uncertainty" IS NEW."annual_use_uncertainty", '', ',"annual_use_uncertainty":' || cpdesk_real(NEW."annual_use_uncertainty")), iif(OLD."price" IS NEW."price", '', ',"price":' || cpdesk_real(NEW."price")), iif(OLD."price_unit" IS NEW."price_unit", '', ',"price_unit":' || json_quote(NEW."price_unit")), iif(OLD."price_text" IS NEW."price_text", '', ',"price_text":' || json_quote(NEW."price_text")), iif(OLD."price_uncertainty" IS NEW."price_uncertainty", '', ',"price_uncertainty":' || cpdesk_real(NEW."price_uncertainty")), iif(OLD."norm" IS NEW."norm", '', ',"norm":' || cpdesk_real(NEW."norm")), iif(OLD."norm_unit" IS NEW."norm_unit", '', ',"norm_unit":' || json_quote(NEW."norm_unit")), iif(OLD."norm_text" IS NEW."norm_text", '', ',"norm_text":' || json_quote(NEW."norm_text")), iif(OLD."norm_uncertainty" IS NEW."norm_uncertainty", '', ',"norm_uncertainty":' || cpdesk_real(NEW."norm_uncertainty")), iif(OLD."transport" IS NEW."transport", '', ',"transport":' || json_quote(NEW."transport")), iif(OLD."packaging" IS NEW."packaging", '', ',"packaging":' || json_quote(NEW."packaging")), iif(OLD."storage" IS NEW."storage", '', ',"storage":' || json_quote(NEW."storage")), iif(OLD."internal_handling" IS NEW."internal_handling", '', ',"internal_handling":' || json_quote(NEW."internal_handling")), iif(OLD."packaging_disposal" IS NEW."packaging_disposal", '', ',"packaging_disposal":' || json_quote(NEW."packaging_disposal")), iif(OLD."stock_rule" IS NEW."stock_rule", '', ',"stock_rule":' || json_quote(NEW."stock_rule")), iif(OLD."shelf_life" IS NEW."shelf_life", '', ',"shelf_life":' || json_quote(NEW."shelf_life")), iif(OLD."taken_back" IS NEW."taken_back", '', ',"taken_back":' || json_quote(NEW."taken_back")), iif(OLD."substitutes" IS NEW."substitutes", '', ',"substitutes":' || json_quote(NEW."substitutes")), iif(OLD."other_suppliers" IS NEW."other_suppliers", '', ',"other_suppliers":' || json_quote(NEW."other_suppliers")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_material_delete" AFTER DELETE ON "material" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'material', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" = '', '', ',"number":' || json_quote(OLD."number")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."function" = '', '', ',"function":' || json_quote(OLD."function")), iif(OLD."where_used" = '', '', ',"where_used":' || json_quote(OLD."where_used")), iif(OLD."hazardous_component" = '', '', ',"hazardous_component":' || json_quote(OLD."hazardous_component")), iif(OLD."active_component" = '', '', ',"active_component":' || json_quote(OLD."active_component")), iif(OLD."hazardous_content" IS NULL, '', ',"hazardous_content":' || cpdesk_real(OLD."hazardous_content")), iif(OLD."annual_use" IS NULL, '', ',"annual_use":' || cpdesk_real(OLD."annual_use")), iif(OLD."annual_use_unit" IS NULL, '', ',"annual_use_unit":' || json_quote(OLD."annual_use_unit")), iif(OLD."annual_use_text" IS NULL, '', ',"annual_use_text":' || json_quote(OLD."annual_use_text")), iif(OLD."annual_use_uncertainty" IS NULL, '', ',"annual_use_uncertainty":' || cpdesk_real(OLD."annual_use_uncertainty")), iif(OLD."price" IS NULL, '', ',"price":' || cpdesk_real(OLD."price")), iif(OLD."price_unit" IS NULL, '', ',"price_unit":' || json_quote(OLD."price_unit")), iif(OLD."price_text" IS NULL, '', ',"price_text":' || json_quote(OLD."price_text")), iif(OLD."price_uncertainty" IS NULL, '', ',"price_uncertainty":' || cpdesk_real(OLD."price_uncertainty")), iif(OLD."norm" IS NULL, '', ',"norm":' || cpdesk_real(OLD."norm")), iif(OLD."norm_unit" IS NULL, '', ',"norm_unit":' || json_quote(OLD."norm_unit")), iif(OLD."norm_text" IS NULL, '', ',"norm_text":' || json_quote(OLD."norm_text")), iif(OLD."norm_uncertainty" IS NULL, '', ',"norm_uncertainty":' || cpdesk_real(OLD."norm_uncertainty")), iif(OLD."transport" = '', '', ',"transport":' || json_quote(OLD."transport")), iif(OLD."packaging" = '', '', ',"packaging":' || json_quote(OLD."packaging")), iif(OLD."storage" = '', '', ',"storage":' || json_quote(OLD."storage")), iif(OLD."internal_handling" = '', '', ',"internal_handling":' || json_quote(OLD."internal_handling")), iif(OLD."packaging_disposal" = '', '', ',"packaging_disposal":' || json_quote(OLD."packaging_disposal")), iif(OLD."stock_rule" = '', '', ',"stock_rule":' || json_quote(OLD."stock_rule")), iif(OLD."shelf_life" = '', '', ',"shelf_life":' || json_quote(OLD."shelf_life")), iif(OLD."taken_back" = '', '', ',"taken_back":' || json_quote(OLD."taken_back")), iif(OLD."substitutes" = '', '', ',"substitutes":' || json_quote(OLD."substitutes")), iif(OLD."other_suppliers" = '', '', ',"other_suppliers":' || json_quote(OLD."other_suppliers"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "material_year" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "material" TEXT NOT NULL REFERENCES "material"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER CHECK ("year" BETWEEN 1800 AND 2200),
  "amount" REAL,
  "amount_unit" TEXT,
  "amount_text" TEXT,
  "amount_uncertainty" REAL,
  "cost" REAL,
  "cost_unit" TEXT,
  "cost_text" TEXT,
  "cost_uncertainty" REAL,
  "unit_use" REAL,
  "unit_use_unit" TEXT,
  "unit_use_text" TEXT,
  "unit_use_uncertainty" REAL,
  CHECK (("amount" IS NULL AND "amount_unit" IS NULL AND "amount_text" IS NULL AND "amount_uncertainty" IS NULL) OR ("amount" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_unit" IS NOT NULL AND "amount_text" IS NOT NULL AND ("amount_uncertainty" IS NULL OR "amount_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cost" IS NULL AND "cost_unit" IS NULL AND "cost_text" IS NULL AND "cost_uncertainty" IS NULL) OR ("cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cost_unit" IS NOT NULL AND "cost_text" IS NOT NULL AND ("cost_uncertainty" IS NULL OR "cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("unit_use" IS NULL AND "unit_use_unit" IS NULL AND "unit_use_text" IS NULL AND "unit_use_uncertainty" IS NULL) OR ("unit_use" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "unit_use_unit" IS NOT NULL AND "unit_use_text" IS NOT NULL AND ("unit_use_uncertainty" IS NULL OR "unit_use_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "material_year_material" ON "material_year"("material") WHERE "material" IS NOT NULL
;
CREATE TRIGGER "log_material_year_insert" AFTER INSERT ON "material_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'material_year', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."material" IS NULL, '', ',"material":' || json_quote(NEW."material")), iif(NEW."year" IS NULL, '', ',"year":' || json_quote(NEW."year")), iif(NEW."amount" IS NULL, '', ',"amount":' || cpdesk_real(NEW."amount")), iif(NEW."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(NEW."amount_text" IS NULL, '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(NEW."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(NEW."cost" IS NULL, '', ',"cost":' || cpdesk_real(NEW."cost")), iif(NEW."cost_unit" IS NULL, '', ',"cost_unit":' || json_quote(NEW."cost_unit")), iif(NEW."cost_text" IS NULL, '', ',"cost_text":' || json_quote(NEW."cost_text")), iif(NEW."cost_uncertainty" IS NULL, '', ',"cost_uncertainty":' || cpdesk_real(NEW."cost_uncertainty")), iif(NEW."unit_use" IS NULL, '', ',"unit_use":' || cpdesk_real(NEW."unit_use")), iif(NEW."unit_use_unit" IS NULL, '', ',"unit_use_unit":' || json_quote(NEW."unit_use_unit")), iif(NEW."unit_use_text" IS NULL, '', ',"unit_use_text":' || json_quote(NEW."unit_use_text")), iif(NEW."unit_use_uncertainty" IS NULL, '', ',"unit_use_uncertainty":' || cpdesk_real(NEW."unit_use_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_material_year_update" AFTER UPDATE ON "material_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'material_year', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."material" IS NEW."material", '', ',"material":' || json_quote(OLD."material")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(OLD."year")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."cost" IS NEW."cost", '', ',"cost":' || cpdesk_real(OLD."cost")), iif(OLD."cost_unit" IS NEW."cost_unit", '', ',"cost_unit":' || json_quote(OLD."cost_unit")), iif(OLD."cost_text" IS NEW."cost_text", '', ',"cost_text":' || json_quote(OLD."cost_text")), iif(OLD."cost_uncertainty" IS NEW."cost_uncertainty", '', ',"cost_uncertainty":' || cpdesk_real(OLD."cost_uncertainty")), iif(OLD."unit_use" IS NEW."unit_use", '', ',"unit_use":' || cpdesk_real(OLD."unit_use")), iif(OLD."unit_use_unit" IS NEW."unit_use_unit", '', ',"unit_use_unit":' || json_quote(OLD."unit_use_unit")), iif(OLD."unit_use_text" IS NEW."unit_use_text", '', ',"unit_use_text":' || json_quote(OLD."unit_use_text")), iif(OLD."unit_use_uncertainty" IS NEW."unit_use_uncertainty", '', ',"unit_use_uncertainty":' || cpdesk_real(OLD."unit_use_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."material" IS NEW."material", '', ',"material":' || json_quote(NEW."material")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(NEW."year")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(NEW."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(OLD."cost" IS NEW."cost", '', ',"cost":' || cpdesk_real(NEW."cost")), iif(OLD."cost_unit" IS NEW."cost_unit", '', ',"cost_unit":' || json_quote(NEW."cost_unit")), iif(OLD."cost_text" IS NEW."cost_text", '', ',"cost_text":' || json_quote(NEW."cost_text")), iif(OLD."cost_uncertainty" IS NEW."cost_uncertainty", '', ',"cost_uncertainty":' || cpdesk_real(NEW."cost_uncertainty")), iif(OLD."unit_use" IS NEW."unit_use", '', ',"unit_use":' || cpdesk_real(NEW."unit_use")), iif(OLD."unit_use_unit" IS NEW."unit_use_unit", '', ',"unit_use_unit":' || json_quote(NEW."unit_use_unit")), iif(OLD."unit_use_text" IS NEW."unit_use_text", '', ',"unit_use_text":' || json_quote(NEW."unit_use_text")), iif(OLD."unit_use_uncertainty" IS NEW."unit_use_uncertainty", '', ',"unit_use_uncertainty":' || cpdesk_real(NEW."unit_use_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_material_year_delete" AFTER DELETE ON "material_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'material_year', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."material" IS NULL, '', ',"material":' || json_quote(OLD."material")), iif(OLD."year" IS NULL, '', ',"year":' || json_quote(OLD."year")), iif(OLD."amount" IS NULL, '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NULL, '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."cost" IS NULL, '', ',"cost":' || cpdesk_real(OLD."cost")), iif(OLD."cost_unit" IS NULL, '', ',"cost_unit":' || json_quote(OLD."cost_unit")), iif(OLD."cost_text" IS NULL, '', ',"cost_text":' || json_quote(OLD."cost_text")), iif(OLD."cost_uncertainty" IS NULL, '', ',"cost_uncertainty":' || cpdesk_real(OLD."cost_uncertainty")), iif(OLD."unit_use" IS NULL, '', ',"unit_use":' || cpdesk_real(OLD."unit_use")), iif(OLD."unit_use_unit" IS NULL, '', ',"unit_use_unit":' || json_quote(OLD."unit_use_unit")), iif(OLD."unit_use_text" IS NULL, '', ',"unit_use_text":' || json_quote(OLD."unit_use_text")), iif(OLD."unit_use_uncertainty" IS NULL, '', ',"unit_use_uncertainty":' || cpdesk_real(OLD."unit_use_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "area" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_area_insert" AFTER INSERT ON "area" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'area', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."code" = '', '', ',"code":' || json_quote(NEW."code")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_area_update" AFTER UPDATE ON "area" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'area', NEW.id,
    printf('{"id":%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(OLD."code")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name"))),
    printf('{"id":%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(NEW."code")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_area_delete" AFTER DELETE ON "area" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'area', OLD.id,
    printf('{"id":%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" = '', '', ',"code":' || json_quote(OLD."code")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "unit_process" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "area" TEXT REFERENCES "area"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "function" TEXT NOT NULL,
  "operation" TEXT CHECK ("operation" IN ('continuous', 'batch')),
  "focus" INTEGER CHECK ("focus" IN (0, 1)),
  "balanced" INTEGER NOT NULL CHECK ("balanced" IN (0, 1)),
  "hours_per_year" REAL CHECK ("hours_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "days_per_year" REAL CHECK ("days_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "batches_per_year" REAL CHECK ("batches_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "product_per_year" REAL,
  "product_per_year_unit" TEXT,
  "product_per_year_text" TEXT,
  "product_per_year_uncertainty" REAL,
  CHECK (("product_per_year" IS NULL AND "product_per_year_unit" IS NULL AND "product_per_year_text" IS NULL AND "product_per_year_uncertainty" IS NULL) OR ("product_per_year" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "product_per_year_unit" IS NOT NULL AND "product_per_year_text" IS NOT NULL AND ("product_per_year_uncertainty" IS NULL OR "product_per_year_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "unit_process_area" ON "unit_process"("area") WHERE "area" IS NOT NULL
;
CREATE INDEX "unit_process_code" ON "unit_process"("code")
;
CREATE TRIGGER "log_unit_process_insert" AFTER INSERT ON "unit_process" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'unit_process', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."code" = '', '', ',"code":' || json_quote(NEW."code")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."area" IS NULL, '', ',"area":' || json_quote(NEW."area")), iif(NEW."function" = '', '', ',"function":' || json_quote(NEW."function")), iif(NEW."operation" IS NULL, '', ',"operation":' || json_quote(NEW."operation")), iif(NEW."focus" IS NULL, '', ',"focus":' || json_quote(NEW."focus")), iif(NEW."balanced" IS NULL, '', ',"balanced":' || json_quote(NEW."balanced")), iif(NEW."hours_per_year" IS NULL, '', ',"hours_per_year":' || cpdesk_real(NEW."hours_per_year")), iif(NEW."days_per_year" IS NULL, '', ',"days_per_year":' || cpdesk_real(NEW."days_per_year")), iif(NEW."batches_per_year" IS NULL, '', ',"batches_per_year":' || cpdesk_real(NEW."batches_per_year")), iif(NEW."product_per_year" IS NULL, '', ',"product_per_year":' || cpdesk_real(NEW."product_per_year")), iif(NEW."product_per_year_unit" IS NULL, '', ',"product_per_year_unit":' || json_quote(NEW."product_per_year_unit")), iif(NEW."product_per_year_text" IS NULL, '', ',"product_per_year_text":' || json_quote(NEW."product_per_year_text")), iif(NEW."product_per_year_uncertainty" IS NULL, '', ',"product_per_year_uncertainty":' || cpdesk_real(NEW."product_per_year_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_unit_process_update" AFTER UPDATE ON "unit_process" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'unit_process', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(OLD."code")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."area" IS NEW."area", '', ',"area":' || json_quote(OLD."area")), iif(OLD."function" IS NEW."function", '', ',"function":' || json_quote(OLD."function")), iif(OLD."operation" IS NEW."operation", '', ',"operation":' || json_quote(OLD."operation")), iif(OLD."focus" IS NEW."focus", '', ',"focus":' || json_quote(OLD."focus")), iif(OLD."balanced" IS NEW."balanced", '', ',"balanced":' || json_quote(OLD."balanced")), iif(OLD."hours_per_year" IS NEW."hours_per_year", '', ',"hours_per_year":' || cpdesk_real(OLD."hours_per_year")), iif(OLD."days_per_year" IS NEW."days_per_year", '', ',"days_per_year":' || cpdesk_real(OLD."days_per_year")), iif(OLD."batches_per_year" IS NEW."batches_per_year", '', ',"batches_per_year":' || cpdesk_real(OLD."batches_per_year")), iif(OLD."product_per_year" IS NEW."product_per_year", '', ',"product_per_year":' || cpdesk_real(OLD."product_per_year")), iif(OLD."product_per_year_unit" IS NEW."product_per_year_unit", '', ',"product_per_year_unit":' || json_quote(OLD."product_per_year_unit")), iif(OLD."product_per_year_text" IS NEW."product_per_year_text", '', ',"product_per_year_text":' || json_quote(OLD."product_per_year_text")), iif(OLD."product_per_year_uncertainty" IS NEW."product_per_year_uncertainty", '', ',"product_per_year_uncertainty":' || cpdesk_real(OLD."product_per_year_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(NEW."code")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."area" IS NEW."area", '', ',"area":' || json_quote(NEW."area")), iif(OLD."function" IS NEW."function", '', ',"function":' || json_quote(NEW."function")), iif(OLD."operation" IS NEW."operation", '', ',"operation":' || json_quote(NEW."operation")), iif(OLD."focus" IS NEW."focus", '', ',"focus":' || json_quote(NEW."focus")), iif(OLD."balanced" IS NEW."balanced", '', ',"balanced":' || json_quote(NEW."balanced")), iif(OLD."hours_per_year" IS NEW."hours_per_year", '', ',"hours_per_year":' || cpdesk_real(NEW."hours_per_year")), iif(OLD."days_per_year" IS NEW."days_per_year", '', ',"days_per_year":' || cpdesk_real(NEW."days_per_year")), iif(OLD."batches_per_year" IS NEW."batches_per_year", '', ',"batches_per_year":' || cpdesk_real(NEW."batches_per_year")), iif(OLD."product_per_year" IS NEW."product_per_year", '', ',"product_per_year":' || cpdesk_real(NEW."product_per_year")), iif(OLD."product_per_year_unit" IS NEW."product_per_year_unit", '', ',"product_per_year_unit":' || json_quote(NEW."product_per_year_unit")), iif(OLD."product_per_year_text" IS NEW."product_per_year_text", '', ',"product_per_year_text":' || json_quote(NEW."product_per_year_text")), iif(OLD."product_per_year_uncertainty" IS NEW."product_per_year_uncertainty", '', ',"product_per_year_uncertainty":' || cpdesk_real(NEW."product_per_year_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_unit_process_delete" AFTER DELETE ON "unit_process" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'unit_process', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" = '', '', ',"code":' || json_quote(OLD."code")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."area" IS NULL, '', ',"area":' || json_quote(OLD."area")), iif(OLD."function" = '', '', ',"function":' || json_quote(OLD."function")), iif(OLD."operation" IS NULL, '', ',"operation":' || json_quote(OLD."operation")), iif(OLD."focus" IS NULL, '', ',"focus":' || json_quote(OLD."focus")), iif(OLD."balanced" IS NULL, '', ',"balanced":' || json_quote(OLD."balanced")), iif(OLD."hours_per_year" IS NULL, '', ',"hours_per_year":' || cpdesk_real(OLD."hours_per_year")), iif(OLD."days_per_year" IS NULL, '', ',"days_per_year":' || cpdesk_real(OLD."days_per_year")), iif(OLD."batches_per_year" IS NULL, '', ',"batches_per_year":' || cpdesk_real(OLD."batches_per_year")), iif(OLD."product_per_year" IS NULL, '', ',"product_per_year":' || cpdesk_real(OLD."product_per_year")), iif(OLD."product_per_year_unit" IS NULL, '', ',"product_per_year_unit":' || json_quote(OLD."product_per_year_unit")), iif(OLD."product_per_year_text" IS NULL, '', ',"product_per_year_text":' || json_quote(OLD."product_per_year_text")), iif(OLD."product_per_year_uncertainty" IS NULL, '', ',"product_per_year_uncertainty":' || cpdesk_real(OLD."product_per_year_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "equipment" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "tag" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT CHECK ("kind" IN ('vessel', 'reactor', 'column', 'packed column', 'tray column', 'heat exchanger', 'cooler', 'condenser', 'reboiler', 'pump', 'compressor', 'fan', 'scrubber', 'cyclone', 'filter', 'centrifuge', 'dryer', 'furnace', 'boiler', 'kiln', 'tank', 'gas holder', 'silo', 'mill', 'conveyor', 'mixer', 'splitter', 'separator', 'valve', 'cooling tower', 'treatment plant', 'stack', 'turbine', 'transformer', 'packing machine', 'generic')),
  "number_of" INTEGER CHECK ("number_of" BETWEEN 0 AND 9007199254740991),
  "function" TEXT NOT NULL,
  "capacity" REAL,
  "capacity_unit" TEXT,
  "capacity_text" TEXT,
  "capacity_uncertainty" REAL,
  "power" REAL,
  "power_unit" TEXT,
  "power_text" TEXT,
  "power_uncertainty" REAL,
  "material" TEXT NOT NULL,
  "design_temperature" REAL,
  "design_temperature_unit" TEXT,
  "design_temperature_text" TEXT,
  "design_temperature_uncertainty" REAL,
  "design_pressure" REAL,
  "design_pressure_unit" TEXT,
  "design_pressure_text" TEXT,
  "design_pressure_uncertainty" REAL,
  "manufacturer" TEXT NOT NULL,
  "year" INTEGER CHECK ("year" BETWEEN 1800 AND 2200),
  "condition" TEXT NOT NULL,
  "to_phase_out" INTEGER CHECK ("to_phase_out" IN (0, 1)),
  "phase_out_basis" TEXT NOT NULL,
  "no_emission" TEXT NOT NULL,
  CHECK (("capacity" IS NULL AND "capacity_unit" IS NULL AND "capacity_text" IS NULL AND "capacity_uncertainty" IS NULL) OR ("capacity" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "capacity_unit" IS NOT NULL AND "capacity_text" IS NOT NULL AND ("capacity_uncertainty" IS NULL OR "capacity_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("power" IS NULL AND "power_unit" IS NULL AND "power_text" IS NULL AND "power_uncertainty" IS NULL) OR ("power" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "power_unit" IS NOT NULL AND "power_text" IS NOT NULL AND ("power_uncertainty" IS NULL OR "power_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("design_temperature" IS NULL AND "design_temperature_unit" IS NULL AND "design_temperature_text" IS NULL AND "design_temperature_uncertainty" IS NULL) OR ("design_temperature" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_temperature_unit" IS NOT NULL AND "design_temperature_text" IS NOT NULL AND ("design_temperature_uncertainty" IS NULL OR "design_temperature_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("design_pressure" IS NULL AND "design_pressure_unit" IS NULL AND "design_pressure_text" IS NULL AND "design_pressure_uncertainty" IS NULL) OR ("design_pressure" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_pressure_unit" IS NOT NULL AND "design_pressure_text" IS NOT NULL AND ("design_pressure_uncertainty" IS NULL OR "design_pressure_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "equipment_unit_process" ON "equipment"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "equipment_tag" ON "equipment"("tag")
;
CREATE TRIGGER "log_equipment_insert" AFTER INSERT ON "equipment" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'equipment', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."tag" = '', '', ',"tag":' || json_quote(NEW."tag")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."number_of" IS NULL, '', ',"number_of":' || json_quote(NEW."number_of")), iif(NEW."function" = '', '', ',"function":' || json_quote(NEW."function")), iif(NEW."capacity" IS NULL, '', ',"capacity":' || cpdesk_real(NEW."capacity")), iif(NEW."capacity_unit" IS NULL, '', ',"capacity_unit":' || json_quote(NEW."capacity_unit")), iif(NEW."capacity_text" IS NULL, '', ',"capacity_text":' || json_quote(NEW."capacity_text")), iif(NEW."capacity_uncertainty" IS NULL, '', ',"capacity_uncertainty":' || cpdesk_real(NEW."capacity_uncertainty")), iif(NEW."power" IS NULL, '', ',"power":' || cpdesk_real(NEW."power")), iif(NEW."power_unit" IS NULL, '', ',"power_unit":' || json_quote(NEW."power_unit")), iif(NEW."power_text" IS NULL, '', ',"power_text":' || json_quote(NEW."power_text")), iif(NEW."power_uncertainty" IS NULL, '', ',"power_uncertainty":' || cpdesk_real(NEW."power_uncertainty")), iif(NEW."material" = '', '', ',"material":' || json_quote(NEW."material")), iif(NEW."design_temperature" IS NULL, '', ',"design_temperature":' || cpdesk_real(NEW."design_temperature")), iif(NEW."design_temperature_unit" IS NULL, '', ',"design_temperature_unit":' || json_quote(NEW."design_temperature_unit")), iif(NEW."design_temperature_text" IS NULL, '', ',"design_temperature_text":' || json_quote(NEW."design_temperature_text")), iif(NEW."design_temperature_uncertainty" IS NULL, '', ',"design_temperature_uncertainty":' || cpdesk_real(NEW."design_temperature_uncertainty")), iif(NEW."design_pressure" IS NULL, '', ',"design_pressure":' || cpdesk_real(NEW."design_pressure")), iif(NEW."design_pressure_unit" IS NULL, '', ',"design_pressure_unit":' || json_quote(NEW."design_pressure_unit")), iif(NEW."design_pressure_text" IS NULL, '', ',"design_pressure_text":' || json_quote(NEW."design_pressure_text")), iif(NEW."design_pressure_uncertainty" IS NULL, '', ',"design_pressure_uncertainty":' || cpdesk_real(NEW."design_pressure_uncertainty")), iif(NEW."manufacturer" = '', '', ',"manufacturer":' || json_quote(NEW."manufacturer")), iif(NEW."year" IS NULL, '', ',"year":' || json_quote(NEW."year")), iif(NEW."condition" = '', '', ',"condition":' || json_quote(NEW."condition")), iif(NEW."to_phase_out" IS NULL, '', ',"to_phase_out":' || json_quote(NEW."to_phase_out")), iif(NEW."phase_out_basis" = '', '', ',"phase_out_basis":' || json_quote(NEW."phase_out_basis")), iif(NEW."no_emission" = '', '', ',"no_emission":' || json_quote(NEW."no_emission")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_equipment_update" AFTER UPDATE ON "equipment" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'equipment', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."tag" IS NEW."tag", '', ',"tag":' || json_quote(OLD."tag")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."number_of" IS NEW."number_of", '', ',"number_of":' || json_quote(OLD."number_of")), iif(OLD."function" IS NEW."function", '', ',"function":' || json_quote(OLD."function")), iif(OLD."capacity" IS NEW."capacity", '', ',"capacity":' || cpdesk_real(OLD."capacity")), iif(OLD."capacity_unit" IS NEW."capacity_unit", '', ',"capacity_unit":' || json_quote(OLD."capacity_unit")), iif(OLD."capacity_text" IS NEW."capacity_text", '', ',"capacity_text":' || json_quote(OLD."capacity_text")), iif(OLD."capacity_uncertainty" IS NEW."capacity_uncertainty", '', ',"capacity_uncertainty":' || cpdesk_real(OLD."capacity_uncertainty")), iif(OLD."power" IS NEW."power", '', ',"power":' || cpdesk_real(OLD."power")), iif(OLD."power_unit" IS NEW."power_unit", '', ',"power_unit":' || json_quote(OLD."power_unit")), iif(OLD."power_text" IS NEW."power_text", '', ',"power_text":' || json_quote(OLD."power_text")), iif(OLD."power_uncertainty" IS NEW."power_uncertainty", '', ',"power_uncertainty":' || cpdesk_real(OLD."power_uncertainty")), iif(OLD."material" IS NEW."material", '', ',"material":' || json_quote(OLD."material")), iif(OLD."design_temperature" IS NEW."design_temperature", '', ',"design_temperature":' || cpdesk_real(OLD."design_temperature")), iif(OLD."design_temperature_unit" IS NEW."design_temperature_unit", '', ',"design_temperature_unit":' || json_quote(OLD."design_temperature_unit")), iif(OLD."design_temperature_text" IS NEW."design_temperature_text", '', ',"design_temperature_text":' || json_quote(OLD."design_temperature_text")), iif(OLD."design_temperature_uncertainty" IS NEW."design_temperature_uncertainty", '', ',"design_temperature_uncertainty":' || cpdesk_real(OLD."design_temperature_uncertainty")), iif(OLD."design_pressure" IS NEW."design_pressure", '', ',"design_pressure":' || cpdesk_real(OLD."design_pressure")), iif(OLD."design_pressure_unit" IS NEW."design_pressure_unit", '', ',"design_pressure_unit":' || json_quote(OLD."design_pressure_unit")), iif(OLD."design_pressure_text" IS NEW."design_pressure_text", '', ',"design_pressure_text":' || json_quote(OLD."design_pressure_text")), iif(OLD."design_pressure_uncertainty" IS NEW."design_pressure_uncertainty", '', ',"design_pressure_uncertainty":' || cpdesk_real(OLD."design_pressure_uncertainty")), iif(OLD."manufacturer" IS NEW."manufacturer", '', ',"manufacturer":' || json_quote(OLD."manufacturer")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(OLD."year")), iif(OLD."condition" IS NEW."condition", '', ',"condition":' || json_quote(OLD."condition")), iif(OLD."to_phase_out" IS NEW."to_phase_out", '', ',"to_phase_out":' || json_quote(OLD."to_phase_out")), iif(OLD."phase_out_basis" IS NEW."phase_out_basis", '', ',"phase_out_basis":' || json_quote(OLD."phase_out_basis")), iif(OLD."no_emission" IS NEW."no_emission", '', ',"no_emission":' || json_quote(OLD."no_emission"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."tag" IS NEW."tag", '', ',"tag":' || json_quote(NEW."tag")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."number_of" IS NEW."number_of", '', ',"number_of":' || json_quote(NEW."number_of")), iif(OLD."function" IS NEW."function", '', ',"function":' || json_quote(NEW."function")), iif(OLD."capacity" IS NEW."capacity", '', ',"capacity":' || cpdesk_real(NEW."capacity")), iif(OLD."capacity_unit" IS NEW."capacity_unit", '', ',"capacity_unit":' || json_quote(NEW."capacity_unit")), iif(OLD."capacity_text" IS NEW."capacity_text", '', ',"capacity_text":' || json_quote(NEW."capacity_text")), iif(OLD."capacity_uncertainty" IS NEW."capacity_uncertainty", '', ',"capacity_uncertainty":' || cpdesk_real(NEW."capacity_uncertainty")), iif(OLD."power" IS NEW."power", '', ',"power":' || cpdesk_real(NEW."power")), iif(OLD."power_unit" IS NEW."power_unit", '', ',"power_unit":' || json_quote(NEW."power_unit")), iif(OLD."power_text" IS NEW."power_text", '', ',"power_text":' || json_quote(NEW."power_text")), iif(OLD."power_uncertainty" IS NEW."power_uncertainty", '', ',"power_uncertainty":' || cpdesk_real(NEW."power_uncertainty")), iif(OLD."material" IS NEW."material", '', ',"material":' || json_quote(NEW."material")), iif(OLD."design_temperature" IS NEW."design_temperature", '', ',"design_temperature":' || cpdesk_real(NEW."design_temperature")), iif(OLD."design_temperature_unit" IS NEW."design_temperature_unit", '', ',"design_temperature_unit":' || json_quote(NEW."design_temperature_unit")), iif(OLD."design_temperature_text" IS NEW."design_temperature_text", '', ',"design_temperature_text":' || json_quote(NEW."design_temperature_text")), iif(OLD."design_temperature_uncertainty" IS NEW."design_temperature_uncertainty", '', ',"design_temperature_uncertainty":' || cpdesk_real(NEW."design_temperature_uncertainty")), iif(OLD."design_pressure" IS NEW."design_pressure", '', ',"design_pressure":' || cpdesk_real(NEW."design_pressure")), iif(OLD."design_pressure_unit" IS NEW."design_pressure_unit", '', ',"design_pressure_unit":' || json_quote(NEW."design_pressure_unit")), iif(OLD."design_pressure_text" IS NEW."design_pressure_text", '', ',"design_pressure_text":' || json_quote(NEW."design_pressure_text")), iif(OLD."design_pressure_uncertainty" IS NEW."design_pressure_uncertainty", '', ',"design_pressure_uncertainty":' || cpdesk_real(NEW."design_pressure_uncertainty")), iif(OLD."manufacturer" IS NEW."manufacturer", '', ',"manufacturer":' || json_quote(NEW."manufacturer")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(NEW."year")), iif(OLD."condition" IS NEW."condition", '', ',"condition":' || json_quote(NEW."condition")), iif(OLD."to_phase_out" IS NEW."to_phase_out", '', ',"to_phase_out":' || json_quote(NEW."to_phase_out")), iif(OLD."phase_out_basis" IS NEW."phase_out_basis", '', ',"phase_out_basis":' || json_quote(NEW."phase_out_basis")), iif(OLD."no_emission" IS NEW."no_emission", '', ',"no_emission":' || json_quote(NEW."no_emission")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_equipment_delete" AFTER DELETE ON "equipment" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'equipment', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."tag" = '', '', ',"tag":' || json_quote(OLD."tag")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."number_of" IS NULL, '', ',"number_of":' || json_quote(OLD."number_of")), iif(OLD."function" = '', '', ',"function":' || json_quote(OLD."function")), iif(OLD."capacity" IS NULL, '', ',"capacity":' || cpdesk_real(OLD."capacity")), iif(OLD."capacity_unit" IS NULL, '', ',"capacity_unit":' || json_quote(OLD."capacity_unit")), iif(OLD."capacity_text" IS NULL, '', ',"capacity_text":' || json_quote(OLD."capacity_text")), iif(OLD."capacity_uncertainty" IS NULL, '', ',"capacity_uncertainty":' || cpdesk_real(OLD."capacity_uncertainty")), iif(OLD."power" IS NULL, '', ',"power":' || cpdesk_real(OLD."power")), iif(OLD."power_unit" IS NULL, '', ',"power_unit":' || json_quote(OLD."power_unit")), iif(OLD."power_text" IS NULL, '', ',"power_text":' || json_quote(OLD."power_text")), iif(OLD."power_uncertainty" IS NULL, '', ',"power_uncertainty":' || cpdesk_real(OLD."power_uncertainty")), iif(OLD."material" = '', '', ',"material":' || json_quote(OLD."material")), iif(OLD."design_temperature" IS NULL, '', ',"design_temperature":' || cpdesk_real(OLD."design_temperature")), iif(OLD."design_temperature_unit" IS NULL, '', ',"design_temperature_unit":' || json_quote(OLD."design_temperature_unit")), iif(OLD."design_temperature_text" IS NULL, '', ',"design_temperature_text":' || json_quote(OLD."design_temperature_text")), iif(OLD."design_temperature_uncertainty" IS NULL, '', ',"design_temperature_uncertainty":' || cpdesk_real(OLD."design_temperature_uncertainty")), iif(OLD."design_pressure" IS NULL, '', ',"design_pressure":' || cpdesk_real(OLD."design_pressure")), iif(OLD."design_pressure_unit" IS NULL, '', ',"design_pressure_unit":' || json_quote(OLD."design_pressure_unit")), iif(OLD."design_pressure_text" IS NULL, '', ',"design_pressure_text":' || json_quote(OLD."design_pressure_text")), iif(OLD."design_pressure_uncertainty" IS NULL, '', ',"design_pressure_uncertainty":' || cpdesk_real(OLD."design_pressure_uncertainty")), iif(OLD."manufacturer" = '', '', ',"manufacturer":' || json_quote(OLD."manufacturer")), iif(OLD."year" IS NULL, '', ',"year":' || json_quote(OLD."year")), iif(OLD."condition" = '', '', ',"condition":' || json_quote(OLD."condition")), iif(OLD."to_phase_out" IS NULL, '', ',"to_phase_out":' || json_quote(OLD."to_phase_out")), iif(OLD."phase_out_basis" = '', '', ',"phase_out_basis":' || json_quote(OLD."phase_out_basis")), iif(OLD."no_emission" = '', '', ',"no_emission":' || json_quote(OLD."no_emission"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "substance" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "formula" TEXT NOT NULL,
  "cas_number" TEXT NOT NULL,
  "molar_mass" REAL CHECK ("molar_mass" BETWEEN 0.0 AND 1.7976931348623157e308),
  "factor" INTEGER CHECK ("factor" IN (0, 1)),
  "conserved" INTEGER CHECK ("conserved" IN (0, 1)),
  "tolerance" REAL CHECK ("tolerance" BETWEEN 0.0 AND 1.0)
) STRICT
;
CREATE INDEX "substance_key" ON "substance"("key")
;
CREATE TRIGGER "log_substance_insert" AFTER INSERT ON "substance" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'substance', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."key" = '', '', ',"key":' || json_quote(NEW."key")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."formula" = '', '', ',"formula":' || json_quote(NEW."formula")), iif(NEW."cas_number" = '', '', ',"cas_number":' || json_quote(NEW."cas_number")), iif(NEW."molar_mass" IS NULL, '', ',"molar_mass":' || cpdesk_real(NEW."molar_mass")), iif(NEW."factor" IS NULL, '', ',"factor":' || json_quote(NEW."factor")), iif(NEW."conserved" IS NULL, '', ',"conserved":' || json_quote(NEW."conserved")), iif(NEW."tolerance" IS NULL, '', ',"tolerance":' || cpdesk_real(NEW."tolerance")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_substance_update" AFTER UPDATE ON "substance" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'substance', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."key" IS NEW."key", '', ',"key":' || json_quote(OLD."key")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."formula" IS NEW."formula", '', ',"formula":' || json_quote(OLD."formula")), iif(OLD."cas_number" IS NEW."cas_number", '', ',"cas_number":' || json_quote(OLD."cas_number")), iif(OLD."molar_mass" IS NEW."molar_mass", '', ',"molar_mass":' || cpdesk_real(OLD."molar_mass")), iif(OLD."factor" IS NEW."factor", '', ',"factor":' || json_quote(OLD."factor")), iif(OLD."conserved" IS NEW."conserved", '', ',"conserved":' || json_quote(OLD."conserved")), iif(OLD."tolerance" IS NEW."tolerance", '', ',"tolerance":' || cpdesk_real(OLD."tolerance"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."key" IS NEW."key", '', ',"key":' || json_quote(NEW."key")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."formula" IS NEW."formula", '', ',"formula":' || json_quote(NEW."formula")), iif(OLD."cas_number" IS NEW."cas_number", '', ',"cas_number":' || json_quote(NEW."cas_number")), iif(OLD."molar_mass" IS NEW."molar_mass", '', ',"molar_mass":' || cpdesk_real(NEW."molar_mass")), iif(OLD."factor" IS NEW."factor", '', ',"factor":' || json_quote(NEW."factor")), iif(OLD."conserved" IS NEW."conserved", '', ',"conserved":' || json_quote(NEW."conserved")), iif(OLD."tolerance" IS NEW."tolerance", '', ',"tolerance":' || cpdesk_real(NEW."tolerance")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_substance_delete" AFTER DELETE ON "substance" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'substance', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."key" = '', '', ',"key":' || json_quote(OLD."key")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."formula" = '', '', ',"formula":' || json_quote(OLD."formula")), iif(OLD."cas_number" = '', '', ',"cas_number":' || json_quote(OLD."cas_number")), iif(OLD."molar_mass" IS NULL, '', ',"molar_mass":' || cpdesk_real(OLD."molar_mass")), iif(OLD."factor" IS NULL, '', ',"factor":' || json_quote(OLD."factor")), iif(OLD."conserved" IS NULL, '', ',"conserved":' || json_quote(OLD."conserved")), iif(OLD."tolerance" IS NULL, '', ',"tolerance":' || cpdesk_real(OLD."tolerance"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "discharge_point" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "medium" TEXT CHECK ("medium" IN ('water', 'air', 'solid waste', 'hazardous waste', 'noise')),
  "receiver" TEXT NOT NULL,
  "permit_no" TEXT NOT NULL,
  "height" REAL,
  "height_unit" TEXT,
  "height_text" TEXT,
  "height_uncertainty" REAL,
  "diameter" REAL,
  "diameter_unit" TEXT,
  "diameter_text" TEXT,
  "diameter_uncertainty" REAL,
  "temperature" REAL,
  "temperature_unit" TEXT,
  "temperature_text" TEXT,
  "temperature_uncertainty" REAL,
  "fugitive" INTEGER CHECK ("fugitive" IN (0, 1)),
  "standard" TEXT NOT NULL,
  CHECK (("height" IS NULL AND "height_unit" IS NULL AND "height_text" IS NULL AND "height_uncertainty" IS NULL) OR ("height" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "height_unit" IS NOT NULL AND "height_text" IS NOT NULL AND ("height_uncertainty" IS NULL OR "height_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("diameter" IS NULL AND "diameter_unit" IS NULL AND "diameter_text" IS NULL AND "diameter_uncertainty" IS NULL) OR ("diameter" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "diameter_unit" IS NOT NULL AND "diameter_text" IS NOT NULL AND ("diameter_uncertainty" IS NULL OR "diameter_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("temperature" IS NULL AND "temperature_unit" IS NULL AND "temperature_text" IS NULL AND "temperature_uncertainty" IS NULL) OR ("temperature" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "temperature_unit" IS NOT NULL AND "temperature_text" IS NOT NULL AND ("temperature_uncertainty" IS NULL OR "temperature_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "discharge_point_code" ON "discharge_point"("code")
;
CREATE TRIGGER "log_discharge_point_insert" AFTER INSERT ON "discharge_point" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'discharge_point', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."code" = '', '', ',"code":' || json_quote(NEW."code")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."medium" IS NULL, '', ',"medium":' || json_quote(NEW."medium")), iif(NEW."receiver" = '', '', ',"receiver":' || json_quote(NEW."receiver")), iif(NEW."permit_no" = '', '', ',"permit_no":' || json_quote(NEW."permit_no")), iif(NEW."height" IS NULL, '', ',"height":' || cpdesk_real(NEW."height")), iif(NEW."height_unit" IS NULL, '', ',"height_unit":' || json_quote(NEW."height_unit")), iif(NEW."height_text" IS NULL, '', ',"height_text":' || json_quote(NEW."height_text")), iif(NEW."height_uncertainty" IS NULL, '', ',"height_uncertainty":' || cpdesk_real(NEW."height_uncertainty")), iif(NEW."diameter" IS NULL, '', ',"diameter":' || cpdesk_real(NEW."diameter")), iif(NEW."diameter_unit" IS NULL, '', ',"diameter_unit":' || json_quote(NEW."diameter_unit")), iif(NEW."diameter_text" IS NULL, '', ',"diameter_text":' || json_quote(NEW."diameter_text")), iif(NEW."diameter_uncertainty" IS NULL, '', ',"diameter_uncertainty":' || cpdesk_real(NEW."diameter_uncertainty")), iif(NEW."temperature" IS NULL, '', ',"temperature":' || cpdesk_real(NEW."temperature")), iif(NEW."temperature_unit" IS NULL, '', ',"temperature_unit":' || json_quote(NEW."temperature_unit")), iif(NEW."temperature_text" IS NULL, '', ',"temperature_text":' || json_quote(NEW."temperature_text")), iif(NEW."temperature_uncertainty" IS NULL, '', ',"temperature_uncertainty":' || cpdesk_real(NEW."temperature_uncertainty")), iif(NEW."fugitive" IS NULL, '', ',"fugitive":' || json_quote(NEW."fugitive")), iif(NEW."standard" = '', '', ',"standard":' || json_quote(NEW."standard")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_discharge_point_update" AFTER UPDATE ON "discharge_point" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'discharge_point', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(OLD."code")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."receiver" IS NEW."receiver", '', ',"receiver":' || json_quote(OLD."receiver")), iif(OLD."permit_no" IS NEW."permit_no", '', ',"permit_no":' || json_quote(OLD."permit_no")), iif(OLD."height" IS NEW."height", '', ',"height":' || cpdesk_real(OLD."height")), iif(OLD."height_unit" IS NEW."height_unit", '', ',"height_unit":' || json_quote(OLD."height_unit")), iif(OLD."height_text" IS NEW."height_text", '', ',"height_text":' || json_quote(OLD."height_text")), iif(OLD."height_uncertainty" IS NEW."height_uncertainty", '', ',"height_uncertainty":' || cpdesk_real(OLD."height_uncertainty")), iif(OLD."diameter" IS NEW."diameter", '', ',"diameter":' || cpdesk_real(OLD."diameter")), iif(OLD."diameter_unit" IS NEW."diameter_unit", '', ',"diameter_unit":' || json_quote(OLD."diameter_unit")), iif(OLD."diameter_text" IS NEW."diameter_text", '', ',"diameter_text":' || json_quote(OLD."diameter_text")), iif(OLD."diameter_uncertainty" IS NEW."diameter_uncertainty", '', ',"diameter_uncertainty":' || cpdesk_real(OLD."diameter_uncertainty")), iif(OLD."temperature" IS NEW."temperature", '', ',"temperature":' || cpdesk_real(OLD."temperature")), iif(OLD."temperature_unit" IS NEW."temperature_unit", '', ',"temperature_unit":' || json_quote(OLD."temperature_unit")), iif(OLD."temperature_text" IS NEW."temperature_text", '', ',"temperature_text":' || json_quote(OLD."temperature_text")), iif(OLD."temperature_uncertainty" IS NEW."temperature_uncertainty", '', ',"temperature_uncertainty":' || cpdesk_real(OLD."temperature_uncertainty")), iif(OLD."fugitive" IS NEW."fugitive", '', ',"fugitive":' || json_quote(OLD."fugitive")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(OLD."standard"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(NEW."code")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(NEW."medium")), iif(OLD."receiver" IS NEW."receiver", '', ',"receiver":' || json_quote(NEW."receiver")), iif(OLD."permit_no" IS NEW."permit_no", '', ',"permit_no":' || json_quote(NEW."permit_no")), iif(OLD."height" IS NEW."height", '', ',"height":' || cpdesk_real(NEW."height")), iif(OLD."height_unit" IS NEW."height_unit", '', ',"height_unit":' || json_quote(NEW."height_unit")), iif(OLD."height_text" IS NEW."height_text", '', ',"height_text":' || json_quote(NEW."height_text")), iif(OLD."height_uncertainty" IS NEW."height_uncertainty", '', ',"height_uncertainty":' || cpdesk_real(NEW."height_uncertainty")), iif(OLD."diameter" IS NEW."diameter", '', ',"diameter":' || cpdesk_real(NEW."diameter")), iif(OLD."diameter_unit" IS NEW."diameter_unit", '', ',"diameter_unit":' || json_quote(NEW."diameter_unit")), iif(OLD."diameter_text" IS NEW."diameter_text", '', ',"diameter_text":' || json_quote(NEW."diameter_text")), iif(OLD."diameter_uncertainty" IS NEW."diameter_uncertainty", '', ',"diameter_uncertainty":' || cpdesk_real(NEW."diameter_uncertainty")), iif(OLD."temperature" IS NEW."temperature", '', ',"temperature":' || cpdesk_real(NEW."temperature")), iif(OLD."temperature_unit" IS NEW."temperature_unit", '', ',"temperature_unit":' || json_quote(NEW."temperature_unit")), iif(OLD."temperature_text" IS NEW."temperature_text", '', ',"temperature_text":' || json_quote(NEW."temperature_text")), iif(OLD."temperature_uncertainty" IS NEW."temperature_uncertainty", '', ',"temperature_uncertainty":' || cpdesk_real(NEW."temperature_uncertainty")), iif(OLD."fugitive" IS NEW."fugitive", '', ',"fugitive":' || json_quote(NEW."fugitive")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(NEW."standard")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_discharge_point_delete" AFTER DELETE ON "discharge_point" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'discharge_point', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" = '', '', ',"code":' || json_quote(OLD."code")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."medium" IS NULL, '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."receiver" = '', '', ',"receiver":' || json_quote(OLD."receiver")), iif(OLD."permit_no" = '', '', ',"permit_no":' || json_quote(OLD."permit_no")), iif(OLD."height" IS NULL, '', ',"height":' || cpdesk_real(OLD."height")), iif(OLD."height_unit" IS NULL, '', ',"height_unit":' || json_quote(OLD."height_unit")), iif(OLD."height_text" IS NULL, '', ',"height_text":' || json_quote(OLD."height_text")), iif(OLD."height_uncertainty" IS NULL, '', ',"height_uncertainty":' || cpdesk_real(OLD."height_uncertainty")), iif(OLD."diameter" IS NULL, '', ',"diameter":' || cpdesk_real(OLD."diameter")), iif(OLD."diameter_unit" IS NULL, '', ',"diameter_unit":' || json_quote(OLD."diameter_unit")), iif(OLD."diameter_text" IS NULL, '', ',"diameter_text":' || json_quote(OLD."diameter_text")), iif(OLD."diameter_uncertainty" IS NULL, '', ',"diameter_uncertainty":' || cpdesk_real(OLD."diameter_uncertainty")), iif(OLD."temperature" IS NULL, '', ',"temperature":' || cpdesk_real(OLD."temperature")), iif(OLD."temperature_unit" IS NULL, '', ',"temperature_unit":' || json_quote(OLD."temperature_unit")), iif(OLD."temperature_text" IS NULL, '', ',"temperature_text":' || json_quote(OLD."temperature_text")), iif(OLD."temperature_uncertainty" IS NULL, '', ',"temperature_uncertainty":' || cpdesk_real(OLD."temperature_uncertainty")), iif(OLD."fugitive" IS NULL, '', ',"fugitive":' || json_quote(OLD."fugitive")), iif(OLD."standard" = '', '', ',"standard":' || json_quote(OLD."standard"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "discharge_limit" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "discharge_point" TEXT NOT NULL REFERENCES "discharge_point"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "limit" REAL,
  "limit_unit" TEXT,
  "limit_text" TEXT,
  "limit_uncertainty" REAL,
  "total_load_limit" REAL,
  "total_load_limit_unit" TEXT,
  "total_load_limit_text" TEXT,
  "total_load_limit_uncertainty" REAL,
  "actual" REAL,
  "actual_unit" TEXT,
  "actual_text" TEXT,
  "actual_uncertainty" REAL,
  "actual_load" REAL,
  "actual_load_unit" TEXT,
  "actual_load_text" TEXT,
  "actual_load_uncertainty" REAL,
  "standard" TEXT NOT NULL,
  CHECK (("limit" IS NULL AND "limit_unit" IS NULL AND "limit_text" IS NULL AND "limit_uncertainty" IS NULL) OR ("limit" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "limit_unit" IS NOT NULL AND "limit_text" IS NOT NULL AND ("limit_uncertainty" IS NULL OR "limit_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("total_load_limit" IS NULL AND "total_load_limit_unit" IS NULL AND "total_load_limit_text" IS NULL AND "total_load_limit_uncertainty" IS NULL) OR ("total_load_limit" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "total_load_limit_unit" IS NOT NULL AND "total_load_limit_text" IS NOT NULL AND ("total_load_limit_uncertainty" IS NULL OR "total_load_limit_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual" IS NULL AND "actual_unit" IS NULL AND "actual_text" IS NULL AND "actual_uncertainty" IS NULL) OR ("actual" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_unit" IS NOT NULL AND "actual_text" IS NOT NULL AND ("actual_uncertainty" IS NULL OR "actual_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual_load" IS NULL AND "actual_load_unit" IS NULL AND "actual_load_text" IS NULL AND "actual_load_uncertainty" IS NULL) OR ("actual_load" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_load_unit" IS NOT NULL AND "actual_load_text" IS NOT NULL AND ("actual_load_uncertainty" IS NULL OR "actual_load_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "discharge_limit_discharge_point" ON "discharge_limit"("discharge_point") WHERE "discharge_point" IS NOT NULL
;
CREATE INDEX "discharge_limit_substance" ON "discharge_limit"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_discharge_limit_insert" AFTER INSERT ON "discharge_limit" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'discharge_limit', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."discharge_point" IS NULL, '', ',"discharge_point":' || json_quote(NEW."discharge_point")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."limit" IS NULL, '', ',"limit":' || cpdesk_real(NEW."limit")), iif(NEW."limit_unit" IS NULL, '', ',"limit_unit":' || json_quote(NEW."limit_unit")), iif(NEW."limit_text" IS NULL, '', ',"limit_text":' || json_quote(NEW."limit_text")), iif(NEW."limit_uncertainty" IS NULL, '', ',"limit_uncertainty":' || cpdesk_real(NEW."limit_uncertainty")), iif(NEW."total_load_limit" IS NULL, '', ',"total_load_limit":' || cpdesk_real(NEW."total_load_limit")), iif(NEW."total_load_limit_unit" IS NULL, '', ',"total_load_limit_unit":' || json_quote(NEW."total_load_limit_unit")), iif(NEW."total_load_limit_text" IS NULL, '', ',"total_load_limit_text":' || json_quote(NEW."total_load_limit_text")), iif(NEW."total_load_limit_uncertainty" IS NULL, '', ',"total_load_limit_uncertainty":' || cpdesk_real(NEW."total_load_limit_uncertainty")), iif(NEW."actual" IS NULL, '', ',"actual":' || cpdesk_real(NEW."actual")), iif(NEW."actual_unit" IS NULL, '', ',"actual_unit":' || json_quote(NEW."actual_unit")), iif(NEW."actual_text" IS NULL, '', ',"actual_text":' || json_quote(NEW."actual_text")), iif(NEW."actual_uncertainty" IS NULL, '', ',"actual_uncertainty":' || cpdesk_real(NEW."actual_uncertainty")), iif(NEW."actual_load" IS NULL, '', ',"actual_load":' || cpdesk_real(NEW."actual_load")), iif(NEW."actual_load_unit" IS NULL, '', ',"actual_load_unit":' || json_quote(NEW."actual_load_unit")), iif(NEW."actual_load_text" IS NULL, '', ',"actual_load_text":' || json_quote(NEW."actual_load_text")), iif(NEW."actual_load_uncertainty" IS NULL, '', ',"actual_load_uncertainty":' || cpdesk_real(NEW."actual_load_uncertainty")), iif(NEW."standard" = '', '', ',"standard":' || json_quote(NEW."standard")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_discharge_limit_update" AFTER UPDATE ON "discharge_limit" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'discharge_limit', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."discharge_point" IS NEW."discharge_point", '', ',"discharge_point":' || json_quote(OLD."discharge_point")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."limit" IS NEW."limit", '', ',"limit":' || cpdesk_real(OLD."limit")), iif(OLD."limit_unit" IS NEW."limit_unit", '', ',"limit_unit":' || json_quote(OLD."limit_unit")), iif(OLD."limit_text" IS NEW."limit_text", '', ',"limit_text":' || json_quote(OLD."limit_text")), iif(OLD."limit_uncertainty" IS NEW."limit_uncertainty", '', ',"limit_uncertainty":' || cpdesk_real(OLD."limit_uncertainty")), iif(OLD."total_load_limit" IS NEW."total_load_limit", '', ',"total_load_limit":' || cpdesk_real(OLD."total_load_limit")), iif(OLD."total_load_limit_unit" IS NEW."total_load_limit_unit", '', ',"total_load_limit_unit":' || json_quote(OLD."total_load_limit_unit")), iif(OLD."total_load_limit_text" IS NEW."total_load_limit_text", '', ',"total_load_limit_text":' || json_quote(OLD."total_load_limit_text")), iif(OLD."total_load_limit_uncertainty" IS NEW."total_load_limit_uncertainty", '', ',"total_load_limit_uncertainty":' || cpdesk_real(OLD."total_load_limit_uncertainty")), iif(OLD."actual" IS NEW."actual", '', ',"actual":' || cpdesk_real(OLD."actual")), iif(OLD."actual_unit" IS NEW."actual_unit", '', ',"actual_unit":' || json_quote(OLD."actual_unit")), iif(OLD."actual_text" IS NEW."actual_text", '', ',"actual_text":' || json_quote(OLD."actual_text")), iif(OLD."actual_uncertainty" IS NEW."actual_uncertainty", '', ',"actual_uncertainty":' || cpdesk_real(OLD."actual_uncertainty")), iif(OLD."actual_load" IS NEW."actual_load", '', ',"actual_load":' || cpdesk_real(OLD."actual_load")), iif(OLD."actual_load_unit" IS NEW."actual_load_unit", '', ',"actual_load_unit":' || json_quote(OLD."actual_load_unit")), iif(OLD."actual_load_text" IS NEW."actual_load_text", '', ',"actual_load_text":' || json_quote(OLD."actual_load_text")), iif(OLD."actual_load_uncertainty" IS NEW."actual_load_uncertainty", '', ',"actual_load_uncertainty":' || cpdesk_real(OLD."actual_load_uncertainty")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(OLD."standard"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."discharge_point" IS NEW."discharge_point", '', ',"discharge_point":' || json_quote(NEW."discharge_point")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."limit" IS NEW."limit", '', ',"limit":' || cpdesk_real(NEW."limit")), iif(OLD."limit_unit" IS NEW."limit_unit", '', ',"limit_unit":' || json_quote(NEW."limit_unit")), iif(OLD."limit_text" IS NEW."limit_text", '', ',"limit_text":' || json_quote(NEW."limit_text")), iif(OLD."limit_uncertainty" IS NEW."limit_uncertainty", '', ',"limit_uncertainty":' || cpdesk_real(NEW."limit_uncertainty")), iif(OLD."total_load_limit" IS NEW."total_load_limit", '', ',"total_load_limit":' || cpdesk_real(NEW."total_load_limit")), iif(OLD."total_load_limit_unit" IS NEW."total_load_limit_unit", '', ',"total_load_limit_unit":' || json_quote(NEW."total_load_limit_unit")), iif(OLD."total_load_limit_text" IS NEW."total_load_limit_text", '', ',"total_load_limit_text":' || json_quote(NEW."total_load_limit_text")), iif(OLD."total_load_limit_uncertainty" IS NEW."total_load_limit_uncertainty", '', ',"total_load_limit_uncertainty":' || cpdesk_real(NEW."total_load_limit_uncertainty")), iif(OLD."actual" IS NEW."actual", '', ',"actual":' || cpdesk_real(NEW."actual")), iif(OLD."actual_unit" IS NEW."actual_unit", '', ',"actual_unit":' || json_quote(NEW."actual_unit")), iif(OLD."actual_text" IS NEW."actual_text", '', ',"actual_text":' || json_quote(NEW."actual_text")), iif(OLD."actual_uncertainty" IS NEW."actual_uncertainty", '', ',"actual_uncertainty":' || cpdesk_real(NEW."actual_uncertainty")), iif(OLD."actual_load" IS NEW."actual_load", '', ',"actual_load":' || cpdesk_real(NEW."actual_load")), iif(OLD."actual_load_unit" IS NEW."actual_load_unit", '', ',"actual_load_unit":' || json_quote(NEW."actual_load_unit")), iif(OLD."actual_load_text" IS NEW."actual_load_text", '', ',"actual_load_text":' || json_quote(NEW."actual_load_text")), iif(OLD."actual_load_uncertainty" IS NEW."actual_load_uncertainty", '', ',"actual_load_uncertainty":' || cpdesk_real(NEW."actual_load_uncertainty")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(NEW."standard")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_discharge_limit_delete" AFTER DELETE ON "discharge_limit" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'discharge_limit', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."discharge_point" IS NULL, '', ',"discharge_point":' || json_quote(OLD."discharge_point")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."limit" IS NULL, '', ',"limit":' || cpdesk_real(OLD."limit")), iif(OLD."limit_unit" IS NULL, '', ',"limit_unit":' || json_quote(OLD."limit_unit")), iif(OLD."limit_text" IS NULL, '', ',"limit_text":' || json_quote(OLD."limit_text")), iif(OLD."limit_uncertainty" IS NULL, '', ',"limit_uncertainty":' || cpdesk_real(OLD."limit_uncertainty")), iif(OLD."total_load_limit" IS NULL, '', ',"total_load_limit":' || cpdesk_real(OLD."total_load_limit")), iif(OLD."total_load_limit_unit" IS NULL, '', ',"total_load_limit_unit":' || json_quote(OLD."total_load_limit_unit")), iif(OLD."total_load_limit_text" IS NULL, '', ',"total_load_limit_text":' || json_quote(OLD."total_load_limit_text")), iif(OLD."total_load_limit_uncertainty" IS NULL, '', ',"total_load_limit_uncertainty":' || cpdesk_real(OLD."total_load_limit_uncertainty")), iif(OLD."actual" IS NULL, '', ',"actual":' || cpdesk_real(OLD."actual")), iif(OLD."actual_unit" IS NULL, '', ',"actual_unit":' || json_quote(OLD."actual_unit")), iif(OLD."actual_text" IS NULL, '', ',"actual_text":' || json_quote(OLD."actual_text")), iif(OLD."actual_uncertainty" IS NULL, '', ',"actual_uncertainty":' || cpdesk_real(OLD."actual_uncertainty")), iif(OLD."actual_load" IS NULL, '', ',"actual_load":' || cpdesk_real(OLD."actual_load")), iif(OLD."actual_load_unit" IS NULL, '', ',"actual_load_unit":' || json_quote(OLD."actual_load_unit")), iif(OLD."actual_load_text" IS NULL, '', ',"actual_load_text":' || json_quote(OLD."actual_load_text")), iif(OLD."actual_load_uncertainty" IS NULL, '', ',"actual_load_uncertainty":' || cpdesk_real(OLD."actual_load_uncertainty")), iif(OLD."standard" = '', '', ',"standard":' || json_quote(OLD."standard"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "site_finding" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "seen_on" TEXT NOT NULL,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "equipment" TEXT REFERENCES "equipment"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT NOT NULL,
  "finding" TEXT NOT NULL,
  "action" TEXT NOT NULL
) STRICT
;
CREATE INDEX "site_finding_unit_process" ON "site_finding"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "site_finding_equipment" ON "site_finding"("equipment") WHERE "equipment" IS NOT NULL
;
CREATE TRIGGER "log_site_finding_insert" AFTER INSERT ON "site_finding" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'site_finding', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."seen_on" = '', '', ',"seen_on":' || json_quote(NEW."seen_on")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."equipment" IS NULL, '', ',"equipment":' || json_quote(NEW."equipment")), iif(NEW."place" = '', '', ',"place":' || json_quote(NEW."place")), iif(NEW."finding" = '', '', ',"finding":' || json_quote(NEW."finding")), iif(NEW."action" = '', '', ',"action":' || json_quote(NEW."action")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_site_finding_update" AFTER UPDATE ON "site_finding" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'site_finding', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."seen_on" IS NEW."seen_on", '', ',"seen_on":' || json_quote(OLD."seen_on")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."place" IS NEW."place", '', ',"place":' || json_quote(OLD."place")), iif(OLD."finding" IS NEW."finding", '', ',"finding":' || json_quote(OLD."finding")), iif(OLD."action" IS NEW."action", '', ',"action":' || json_quote(OLD."action"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."seen_on" IS NEW."seen_on", '', ',"seen_on":' || json_quote(NEW."seen_on")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(NEW."equipment")), iif(OLD."place" IS NEW."place", '', ',"place":' || json_quote(NEW."place")), iif(OLD."finding" IS NEW."finding", '', ',"finding":' || json_quote(NEW."finding")), iif(OLD."action" IS NEW."action", '', ',"action":' || json_quote(NEW."action")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_site_finding_delete" AFTER DELETE ON "site_finding" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'site_finding', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."seen_on" = '', '', ',"seen_on":' || json_quote(OLD."seen_on")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."equipment" IS NULL, '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."place" = '', '', ',"place":' || json_quote(OLD."place")), iif(OLD."finding" = '', '', ',"finding":' || json_quote(OLD."finding")), iif(OLD."action" = '', '', ',"action":' || json_quote(OLD."action"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "waste" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "medium" TEXT CHECK ("medium" IN ('water', 'air', 'solid waste', 'hazardous waste', 'noise')),
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "properties" TEXT NOT NULL,
  "hazardous_component" TEXT NOT NULL,
  "concentration" REAL,
  "concentration_unit" TEXT,
  "concentration_text" TEXT,
  "concentration_uncertainty" REAL,
  "standard" TEXT NOT NULL,
  "problem" TEXT NOT NULL,
  "continuous" INTEGER CHECK ("continuous" IN (0, 1)),
  "amount_per_cycle" REAL,
  "amount_per_cycle_unit" TEXT,
  "amount_per_cycle_text" TEXT,
  "amount_per_cycle_uncertainty" REAL,
  "cycle" TEXT NOT NULL,
  "generated_mean" REAL,
  "generated_mean_unit" TEXT,
  "generated_mean_text" TEXT,
  "generated_mean_uncertainty" REAL,
  "generated_maximum" REAL,
  "generated_maximum_unit" TEXT,
  "generated_maximum_text" TEXT,
  "generated_maximum_uncertainty" REAL,
  "discharged_mean" REAL,
  "discharged_mean_unit" TEXT,
  "discharged_mean_text" TEXT,
  "discharged_mean_uncertainty" REAL,
  "discharged_maximum" REAL,
  "discharged_maximum_unit" TEXT,
  "discharged_maximum_text" TEXT,
  "discharged_maximum_uncertainty" REAL,
  "separated" INTEGER CHECK ("separated" IN (0, 1)),
  "treatment" TEXT NOT NULL,
  "treatment_cost" REAL,
  "treatment_cost_unit" TEXT,
  "treatment_cost_text" TEXT,
  "treatment_cost_uncertainty" REAL,
  "norm" REAL,
  "norm_unit" TEXT,
  "norm_text" TEXT,
  "norm_uncertainty" REAL,
  CHECK (("concentration" IS NULL AND "concentration_unit" IS NULL AND "concentration_text" IS NULL AND "concentration_uncertainty" IS NULL) OR ("concentration" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "concentration_unit" IS NOT NULL AND "concentration_text" IS NOT NULL AND ("concentration_uncertainty" IS NULL OR "concentration_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("amount_per_cycle" IS NULL AND "amount_per_cycle_unit" IS NULL AND "amount_per_cycle_text" IS NULL AND "amount_per_cycle_uncertainty" IS NULL) OR ("amount_per_cycle" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_per_cycle_unit" IS NOT NULL AND "amount_per_cycle_text" IS NOT NULL AND ("amount_per_cycle_uncertainty" IS NULL OR "amount_per_cycle_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("generated_mean" IS NULL AND "generated_mean_unit" IS NULL AND "generated_mean_text" IS NULL AND "generated_mean_uncertainty" IS NULL) OR ("generated_mean" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "generated_mean_unit" IS NOT NULL AND "generated_mean_text" IS NOT NULL AND ("generated_mean_uncertainty" IS NULL OR "generated_mean_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("generated_maximum" IS NULL AND "generated_maximum_unit" IS NULL AND "generated_maximum_text" IS NULL AND "generated_maximum_uncertainty" IS NULL) OR ("generated_maximum" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "generated_maximum_unit" IS NOT NULL AND "generated_maximum_text" IS NOT NULL AND ("generated_maximum_uncertainty" IS NULL OR "generated_maximum_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("discharged_mean" IS NULL AND "discharged_mean_unit" IS NULL AND "discharged_mean_text" IS NULL AND "discharged_mean_uncertainty" IS NULL) OR ("discharged_mean" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "discharged_mean_unit" IS NOT NULL AND "discharged_mean_text" IS NOT NULL AND ("discharged_mean_uncertainty" IS NULL OR "discharged_mean_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("discharged_maximum" IS NULL AND "discharged_maximum_unit" IS NULL AND "discharged_maximum_text" IS NULL AND "discharged_maximum_uncertainty" IS NULL) OR ("discharged_maximum" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "discharged_maximum_unit" IS NOT NULL AND "discharged_maximum_text" IS NOT NULL AND ("discharged_maximum_uncertainty" IS NULL OR "discharged_maximum_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("treatment_cost" IS NULL AND "treatment_cost_unit" IS NULL AND "treatment_cost_text" IS NULL AND "treatment_cost_uncertainty" IS NULL) OR ("treatment_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "treatment_cost_unit" IS NOT NULL AND "treatment_cost_text" IS NOT NULL AND ("treatment_cost_uncertainty" IS NULL OR "treatment_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("norm" IS NULL AND "norm_unit" IS NULL AND "norm_text" IS NULL AND "norm_uncertainty" IS NULL) OR ("norm" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "norm_unit" IS NOT NULL AND "norm_text" IS NOT NULL AND ("norm_uncertainty" IS NULL OR "norm_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "waste_unit_process" ON "waste"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE TRIGGER "log_waste_insert" AFTER INSERT ON "waste" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."medium" IS NULL, '', ',"medium":' || json_quote(NEW."medium")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."properties" = '', '', ',"properties":' || json_quote(NEW."properties")), iif(NEW."hazardous_component" = '', '', ',"hazardous_component":' || json_quote(NEW."hazardous_component")), iif(NEW."concentration" IS NULL, '', ',"concentration":' || cpdesk_real(NEW."concentration")), iif(NEW."concentration_unit" IS NULL, '', ',"concentration_unit":' || json_quote(NEW."concentration_unit")), iif(NEW."concentration_text" IS NULL, '', ',"concentration_text":' || json_quote(NEW."concentration_text")), iif(NEW."concentration_uncertainty" IS NULL, '', ',"concentration_uncertainty":' || cpdesk_real(NEW."concentration_uncertainty")), iif(NEW."standard" = '', '', ',"standard":' || json_quote(NEW."standard")), iif(NEW."problem" = '', '', ',"problem":' || json_quote(NEW."problem")), iif(NEW."continuous" IS NULL, '', ',"continuous":' || json_quote(NEW."continuous")), iif(NEW."amount_per_cycle" IS NULL, '', ',"amount_per_cycle":' || cpdesk_real(NEW."amount_per_cycle")), iif(NEW."amount_per_cycle_unit" IS NULL, '', ',"amount_per_cycle_unit":' || json_quote(NEW."amount_per_cycle_unit")), iif(NEW."amount_per_cycle_text" IS NULL, '', ',"amount_per_cycle_text":' || json_quote(NEW."amount_per_cycle_text")), iif(NEW."amount_per_cycle_uncertainty" IS NULL, '', ',"amount_per_cycle_uncertainty":' || cpdesk_real(NEW."amount_per_cycle_uncertainty")), iif(NEW."cycle" = '', '', ',"cycle":' || json_quote(NEW."cycle")), iif(NEW."generated_mean" IS NULL, '', ',"generated_mean":' || cpdesk_real(NEW."generated_mean")), iif(NEW."generated_mean_unit" IS NULL, '', ',"generated_mean_unit":' || json_quote(NEW."generated_mean_unit")), iif(NEW."generated_mean_text" IS NULL, '', ',"generated_mean_text":' || json_quote(NEW."generated_mean_text")), iif(NEW."generated_mean_uncertainty" IS NULL, '', ',"generated_mean_uncertainty":' || cpdesk_real(NEW."generated_mean_uncertainty")), iif(NEW."generated_maximum" IS NULL, '', ',"generated_maximum":' || cpdesk_real(NEW."generated_maximum")), iif(NEW."generated_maximum_unit" IS NULL, '', ',"generated_maximum_unit":' || json_quote(NEW."generated_maximum_unit")), iif(NEW."generated_maximum_text" IS NULL, '', ',"generated_maximum_text":' || json_quote(NEW."generated_maximum_text")), iif(NEW."generated_maximum_uncertainty" IS NULL, '', ',"generated_maximum_uncertainty":' || cpdesk_real(NEW."generated_maximum_uncertainty")), iif(NEW."discharged_mean" IS NULL, '', ',"discharged_mean":' || cpdesk_real(NEW."discharged_mean")), iif(NEW."discharged_mean_unit" IS NULL, '', ',"discharged_mean_unit":' || json_quote(NEW."discharged_mean_unit")), iif(NEW."discharged_mean_text" IS NULL, '', ',"discharged_mean_text":' || json_quote(NEW."discharged_mean_text")), iif(NEW."discharged_mean_uncertainty" IS NULL, '', ',"discharged_mean_uncertainty":' || cpdesk_real(NEW."discharged_mean_uncertainty")), iif(NEW."discharged_maximum" IS NULL, '', ',"discharged_maximum":' || cpdesk_real(NEW."discharged_maximum")), iif(NEW."discharged_maximum_unit" IS NULL, '', ',"discharged_maximum_unit":' || json_quote(NEW."discharged_maximum_unit")), iif(NEW."discharged_maximum_text" IS NULL, '', ',"discharged_maximum_text":' || json_quote(NEW."discharged_maximum_text")), iif(NEW."discharged_maximum_uncertainty" IS NULL, '', ',"discharged_maximum_uncertainty":' || cpdesk_real(NEW."discharged_maximum_uncertainty")), iif(NEW."separated" IS NULL, '', ',"separated":' || json_quote(NEW."separated")), iif(NEW."treatment" = '', '', ',"treatment":' || json_quote(NEW."treatment")), iif(NEW."treatment_cost" IS NULL, '', ',"treatment_cost":' || cpdesk_real(NEW."treatment_cost")), iif(NEW."treatment_cost_unit" IS NULL, '', ',"treatment_cost_unit":' || json_quote(NEW."treatment_cost_unit")), iif(NEW."treatment_cost_text" IS NULL, '', ',"treatment_cost_text":' || json_quote(NEW."treatment_cost_text")), iif(NEW."treatment_cost_uncertainty" IS NULL, '', ',"treatment_cost_uncertainty":' || cpdesk_real(NEW."treatment_cost_uncertainty")), iif(NEW."norm" IS NULL, '', ',"norm":' || cpdesk_real(NEW."norm")), iif(NEW."norm_unit" IS NULL, '', ',"norm_unit":' || json_quote(NEW."norm_unit")), iif(NEW."norm_text" IS NULL, '', ',"norm_text":' || json_quote(NEW."norm_text")), iif(NEW."norm_uncertainty" IS NULL, '', ',"norm_uncertainty":' || cpdesk_real(NEW."norm_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_waste_update" AFTER UPDATE ON "waste" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."properties" IS NEW."properties", '', ',"properties":' || json_quote(OLD."properties")), iif(OLD."hazardous_component" IS NEW."hazardous_component", '', ',"hazardous_component":' || json_quote(OLD."hazardous_component")), iif(OLD."concentration" IS NEW."concentration", '', ',"concentration":' || cpdesk_real(OLD."concentration")), iif(OLD."concentration_unit" IS NEW."concentration_unit", '', ',"concentration_unit":' || json_quote(OLD."concentration_unit")), iif(OLD."concentration_text" IS NEW."concentration_text", '', ',"concentration_text":' || json_quote(OLD."concentration_text")), iif(OLD."concentration_uncertainty" IS NEW."concentration_uncertainty", '', ',"concentration_uncertainty":' || cpdesk_real(OLD."concentration_uncertainty")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(OLD."standard")), iif(OLD."problem" IS NEW."problem", '', ',"problem":' || json_quote(OLD."problem")), iif(OLD."continuous" IS NEW."continuous", '', ',"continuous":' || json_quote(OLD."continuous")), iif(OLD."amount_per_cycle" IS NEW."amount_per_cycle", '', ',"amount_per_cycle":' || cpdesk_real(OLD."amount_per_cycle")), iif(OLD."amount_per_cycle_unit" IS NEW."amount_per_cycle_unit", '', ',"amount_per_cycle_unit":' || json_quote(OLD."amount_per_cycle_unit")), iif(OLD."amount_per_cycle_text" IS NEW."amount_per_cycle_text", '', ',"amount_per_cycle_text":' || json_quote(OLD."amount_per_cycle_text")), iif(OLD."amount_per_cycle_uncertainty" IS NEW."amount_per_cycle_uncertainty", '', ',"amount_per_cycle_uncertainty":' || cpdesk_real(OLD."amount_per_cycle_uncertainty")), iif(OLD."cycle" IS NEW."cycle", '', ',"cycle":' || json_quote(OLD."cycle")), iif(OLD."generated_mean" IS NEW."generated_mean", '', ',"generated_mean":' || cpdesk_real(OLD."generated_mean")), iif(OLD."generated_mean_unit" IS NEW."generated_mean_unit", '', ',"generated_mean_unit":' || json_quote(OLD."generated_mean_unit")), iif(OLD."generated_mean_text" IS NEW."generated_mean_text", '', ',"generated_mean_text":' || json_quote(OLD."generated_mean_text")), iif(OLD."generated_mean_uncertainty" IS NEW."generated_mean_uncertainty", '', ',"generated_mean_uncertainty":' || cpdesk_real(OLD."generated_mean_uncertainty")), iif(OLD."generated_maximum" IS NEW."generated_maximum", '', ',"generated_maximum":' || cpdesk_real(OLD."generated_maximum")), iif(OLD."generated_maximum_unit" IS NEW."generated_maximum_unit", '', ',"generated_maximum_unit":' || json_quote(OLD."generated_maximum_unit")), iif(OLD."generated_maximum_text" IS NEW."generated_maximum_text", '', ',"generated_maximum_text":' || json_quote(OLD."generated_maximum_text")), iif(OLD."generated_maximum_uncertainty" IS NEW."generated_maximum_uncertainty", '', ',"generated_maximum_uncertainty":' || cpdesk_real(OLD."generated_maximum_uncertainty")), iif(OLD."discharged_mean" IS NEW."discharged_mean", '', ',"discharged_mean":' || cpdesk_real(OLD."discharged_mean")), iif(OLD."discharged_mean_unit" IS NEW."discharged_mean_unit", '', ',"discharged_mean_unit":' || json_quote(OLD."discharged_mean_unit")), iif(OLD."discharged_mean_text" IS NEW."discharged_mean_text", '', ',"discharged_mean_text":' || json_quote(OLD."discharged_mean_text")), iif(OLD."discharged_mean_uncertainty" IS NEW."discharged_mean_uncertainty", '', ',"discharged_mean_uncertainty":' || cpdesk_real(OLD."discharged_mean_uncertainty")), iif(OLD."discharged_maximum" IS NEW."discharged_maximum", '', ',"discharged_maximum":' || cpdesk_real(OLD."discharged_maximum")), iif(OLD."discharged_maximum_unit" IS NEW."discharged_maximum_unit", '', ',"discharged_maximum_unit":' || json_quote(OLD."discharged_maximum_unit")), iif(OLD."discharged_maximum_text" IS NEW."discharged_maximum_text", '', ',"discharged_maximum_text":' || json_quote(OLD."discharged_maximum_text")), iif(OLD."discharged_maximum_uncertainty" IS NEW."discharged_maximum_uncertainty", '', ',"discharged_maximum_uncertainty":' || cpdesk_real(OLD."discharged_maximum_uncertainty")), iif(OLD."separated" IS NEW."separated", '', ',"separated":' || json_quote(OLD."separated")), iif(OLD."treatment" IS NEW."treatment", '', ',"treatment":' || json_quote(OLD."treatment")), iif(OLD."treatment_cost" IS NEW."treatment_cost", '', ',"treatment_cost":' || cpdesk_real(OLD."treatment_cost")), iif(OLD."treatment_cost_unit" IS NEW."treatment_cost_unit", '', ',"treatment_cost_unit":' || json_quote(OLD."treatment_cost_unit")), iif(OLD."treatment_cost_text" IS NEW."treatment_cost_text", '', ',"treatment_cost_text":' || json_quote(OLD."treatment_cost_text")), iif(OLD."treatment_cost_uncertainty" IS NEW."treatment_cost_uncertainty", '', ',"treatment_cost_uncertainty":' || cpdesk_real(OLD."treatment_cost_uncertainty")), iif(OLD."norm" IS NEW."norm", '', ',"norm":' || cpdesk_real(OLD."norm")), iif(OLD."norm_unit" IS NEW."norm_unit", '', ',"norm_unit":' || json_quote(OLD."norm_unit")), iif(OLD."norm_text" IS NEW."norm_text", '', ',"norm_text":' || json_quote(OLD."norm_text")), iif(OLD."norm_uncertainty" IS NEW."norm_uncertainty", '', ',"norm_uncertainty":' || cpdesk_real(OLD."norm_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(NEW."medium")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."properties" IS NEW."properties", '', ',"properties":' || json_quote(NEW."properties")), iif(OLD."hazardous_component" IS NEW."hazardous_component", '', ',"hazardous_component":' || json_quote(NEW."hazardous_component")), iif(OLD."concentration" IS NEW."concentration", '', ',"concentration":' || cpdesk_real(NEW."concentration")), iif(OLD."concentration_unit" IS NEW."concentration_unit", '', ',"concentration_unit":' || json_quote(NEW."concentration_unit")), iif(OLD."concentration_text" IS NEW."concentration_text", '', ',"concentration_text":' || json_quote(NEW."concentration_text")), iif(OLD."concentration_uncertainty" IS NEW."concentration_uncertainty", '', ',"concentration_uncertainty":' || cpdesk_real(NEW."concentration_uncertainty")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(NEW."standard")), iif(OLD."problem" IS NEW."problem", '', ',"problem":' || json_quote(NEW."problem")), iif(OLD."continuous" IS NEW."continuous", '', ',"continuous":' || json_quote(NEW."continuous")), iif(OLD."amount_per_cycle" IS NEW."amount_per_cycle", '', ',"amount_per_cycle":' || cpdesk_real(NEW."amount_per_cycle")), iif(OLD."amount_per_cycle_unit" IS NEW."amount_per_cycle_unit", '', ',"amount_per_cycle_unit":' || json_quote(NEW."amount_per_cycle_unit")), iif(OLD."amount_per_cycle_text" IS NEW."amount_per_cycle_text", '', ',"amount_per_cycle_text":' || json_quote(NEW."amount_per_cycle_text")), iif(OLD."amount_per_cycle_uncertainty" IS NEW."amount_per_cycle_uncertainty", '', ',"amount_per_cycle_uncertainty":' || cpdesk_real(NEW."amount_per_cycle_uncertainty")), iif(OLD."cycle" IS NEW."cycle", '', ',"cycle":' || json_quote(NEW."cycle")), iif(OLD."generated_mean" IS NEW."generated_mean", '', ',"generated_mean":' || cpdesk_real(NEW."generated_mean")), iif(OLD."generated_mean_unit" IS NEW."generated_mean_unit", '', ',"generated_mean_unit":' || json_quote(NEW."generated_mean_unit")), iif(OLD."generated_mean_text" IS NEW."generated_mean_text", '', ',"generated_mean_text":' || json_quote(NEW."generated_mean_text")), iif(OLD."generated_mean_uncertainty" IS NEW."generated_mean_uncertainty", '', ',"generated_mean_uncertainty":' || cpdesk_real(NEW."generated_mean_uncertainty")), iif(OLD."generated_maximum" IS NEW."generated_maximum", '', ',"generated_maximum":' || cpdesk_real(NEW."generated_maximum")), iif(OLD."generated_maximum_unit" IS NEW."generated_maximum_unit", '', ',"generated_maximum_unit":' || json_quote(NEW."generated_maximum_unit")), iif(OLD."generated_maximum_text" IS NEW."generated_maximum_text", '', ',"generated_maximum_text":' || json_quote(NEW."generated_maximum_text")), iif(OLD."generated_maximum_uncertainty" IS NEW."generated_maximum_uncertainty", '', ',"generated_maximum_uncertainty":' || cpdesk_real(NEW."generated_maximum_uncertainty")), iif(OLD."discharged_mean" IS NEW."discharged_mean", '', ',"discharged_mean":' || cpdesk_real(NEW."discharged_mean")), iif(OLD."discharged_mean_unit" IS NEW."discharged_mean_unit", '', ',"discharged_mean_unit":' || json_quote(NEW."discharged_mean_unit")), iif(OLD."discharged_mean_text" IS NEW."discharged_mean_text", '', ',"discharged_mean_text":' || json_quote(NEW."discharged_mean_text")), iif(OLD."discharged_mean_uncertainty" IS NEW."discharged_mean_uncertainty", '', ',"discharged_mean_uncertainty":' || cpdesk_real(NEW."discharged_mean_uncertainty")), iif(OLD."discharged_maximum" IS NEW."discharged_maximum", '', ',"discharged_maximum":' || cpdesk_real(NEW."discharged_maximum")), iif(OLD."discharged_maximum_unit" IS NEW."discharged_maximum_unit", '', ',"discharged_maximum_unit":' || json_quote(NEW."discharged_maximum_unit")), iif(OLD."discharged_maximum_text" IS NEW."discharged_maximum_text", '', ',"discharged_maximum_text":' || json_quote(NEW."discharged_maximum_text")), iif(OLD."discharged_maximum_uncertainty" IS NEW."discharged_maximum_uncertainty", '', ',"discharged_maximum_uncertainty":' || cpdesk_real(NEW."discharged_maximum_uncertainty")), iif(OLD."separated" IS NEW."separated", '', ',"separated":' || json_quote(NEW."separated")), iif(OLD."treatment" IS NEW."treatment", '', ',"treatment":' || json_quote(NEW."treatment")), iif(OLD."treatment_cost" IS NEW."treatment_cost", '', ',"treatment_cost":' || cpdesk_real(NEW."treatment_cost")), iif(OLD."treatment_cost_unit" IS NEW."treatment_cost_unit", '', ',"treatment_cost_unit":' || json_quote(NEW."treatment_cost_unit")), iif(OLD."treatment_cost_text" IS NEW."treatment_cost_text", '', ',"treatment_cost_text":' || json_quote(NEW."treatment_cost_text")), iif(OLD."treatment_cost_uncertainty" IS NEW."treatment_cost_uncertainty", '', ',"treatment_cost_uncertainty":' || cpdesk_real(NEW."treatment_cost_uncertainty")), iif(OLD."norm" IS NEW."norm", '', ',"norm":' || cpdesk_real(NEW."norm")), iif(OLD."norm_unit" IS NEW."norm_unit", '', ',"norm_unit":' || json_quote(NEW."norm_unit")), iif(OLD."norm_text" IS NEW."norm_text", '', ',"norm_text":' || json_quote(NEW."norm_text")), iif(OLD."norm_uncertainty" IS NEW."norm_uncertainty", '', ',"norm_uncertainty":' || cpdesk_real(NEW."norm_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_waste_delete" AFTER DELETE ON "waste" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."medium" IS NULL, '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."properties" = '', '', ',"properties":' || json_quote(OLD."properties")), iif(OLD."hazardous_component" = '', '', ',"hazardous_component":' || json_quote(OLD."hazardous_component")), iif(OLD."concentration" IS NULL, '', ',"concentration":' || cpdesk_real(OLD."concentration")), iif(OLD."concentration_unit" IS NULL, '', ',"concentration_unit":' || json_quote(OLD."concentration_unit")), iif(OLD."concentration_text" IS NULL, '', ',"concentration_text":' || json_quote(OLD."concentration_text")), iif(OLD."concentration_uncertainty" IS NULL, '', ',"concentration_uncertainty":' || cpdesk_real(OLD."concentration_uncertainty")), iif(OLD."standard" = '', '', ',"standard":' || json_quote(OLD."standard")), iif(OLD."problem" = '', '', ',"problem":' || json_quote(OLD."problem")), iif(OLD."continuous" IS NULL, '', ',"continuous":' || json_quote(OLD."continuous")), iif(OLD."amount_per_cycle" IS NULL, '', ',"amount_per_cycle":' || cpdesk_real(OLD."amount_per_cycle")), iif(OLD."amount_per_cycle_unit" IS NULL, '', ',"amount_per_cycle_unit":' || json_quote(OLD."amount_per_cycle_unit")), iif(OLD."amount_per_cycle_text" IS NULL, '', ',"amount_per_cycle_text":' || json_quote(OLD."amount_per_cycle_text")), iif(OLD."amount_per_cycle_uncertainty" IS NULL, '', ',"amount_per_cycle_uncertainty":' || cpdesk_real(OLD."amount_per_cycle_uncertainty")), iif(OLD."cycle" = '', '', ',"cycle":' || json_quote(OLD."cycle")), iif(OLD."generated_mean" IS NULL, '', ',"generated_mean":' || cpdesk_real(OLD."generated_mean")), iif(OLD."generated_mean_unit" IS NULL, '', ',"generated_mean_unit":' || json_quote(OLD."generated_mean_unit")), iif(OLD."generated_mean_text" IS NULL, '', ',"generated_mean_text":' || json_quote(OLD."generated_mean_text")), iif(OLD."generated_mean_uncertainty" IS NULL, '', ',"generated_mean_uncertainty":' || cpdesk_real(OLD."generated_mean_uncertainty")), iif(OLD."generated_maximum" IS NULL, '', ',"generated_maximum":' || cpdesk_real(OLD."generated_maximum")), iif(OLD."generated_maximum_unit" IS NULL, '', ',"generated_maximum_unit":' || json_quote(OLD."generated_maximum_unit")), iif(OLD."generated_maximum_text" IS NULL, '', ',"generated_maximum_text":' || json_quote(OLD."generated_maximum_text")), iif(OLD."generated_maximum_uncertainty" IS NULL, '', ',"generated_maximum_uncertainty":' || cpdesk_real(OLD."generated_maximum_uncertainty")), iif(OLD."discharged_mean" IS NULL, '', ',"discharged_mean":' || cpdesk_real(OLD."discharged_mean")), iif(OLD."discharged_mean_unit" IS NULL, '', ',"discharged_mean_unit":' || json_quote(OLD."discharged_mean_unit")), iif(OLD."discharged_mean_text" IS NULL, '', ',"discharged_mean_text":' || json_quote(OLD."discharged_mean_text")), iif(OLD."discharged_mean_uncertainty" IS NULL, '', ',"discharged_mean_uncertainty":' || cpdesk_real(OLD."discharged_mean_uncertainty")), iif(OLD."discharged_maximum" IS NULL, '', ',"discharged_maximum":' || cpdesk_real(OLD."discharged_maximum")), iif(OLD."discharged_maximum_unit" IS NULL, '', ',"discharged_maximum_unit":' || json_quote(OLD."discharged_maximum_unit")), iif(OLD."discharged_maximum_text" IS NULL, '', ',"discharged_maximum_text":' || json_quote(OLD."discharged_maximum_text")), iif(OLD."discharged_maximum_uncertainty" IS NULL, '', ',"discharged_maximum_uncertainty":' || cpdesk_real(OLD."discharged_maximum_uncertainty")), iif(OLD."separated" IS NULL, '', ',"separated":' || json_quote(OLD."separated")), iif(OLD."treatment" = '', '', ',"treatment":' || json_quote(OLD."treatment")), iif(OLD."treatment_cost" IS NULL, '', ',"treatment_cost":' || cpdesk_real(OLD."treatment_cost")), iif(OLD."treatment_cost_unit" IS NULL, '', ',"treatment_cost_unit":' || json_quote(OLD."treatment_cost_unit")), iif(OLD."treatment_cost_text" IS NULL, '', ',"treatment_cost_text":' || json_quote(OLD."treatment_cost_text")), iif(OLD."treatment_cost_uncertainty" IS NULL, '', ',"treatment_cost_uncertainty":' || cpdesk_real(OLD."treatment_cost_uncertainty")), iif(OLD."norm" IS NULL, '', ',"norm":' || cpdesk_real(OLD."norm")), iif(OLD."norm_unit" IS NULL, '', ',"norm_unit":' || json_quote(OLD."norm_unit")), iif(OLD."norm_text" IS NULL, '', ',"norm_text":' || json_quote(OLD."norm_text")), iif(OLD."norm_uncertainty" IS NULL, '', ',"norm_uncertainty":' || cpdesk_real(OLD."norm_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "waste_year" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "waste" TEXT NOT NULL REFERENCES "waste"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER CHECK ("year" BETWEEN 1800 AND 2200),
  "discharged" REAL,
  "discharged_unit" TEXT,
  "discharged_text" TEXT,
  "discharged_uncertainty" REAL,
  "unit_discharge" REAL,
  "unit_discharge_unit" TEXT,
  "unit_discharge_text" TEXT,
  "unit_discharge_uncertainty" REAL,
  CHECK (("discharged" IS NULL AND "discharged_unit" IS NULL AND "discharged_text" IS NULL AND "discharged_uncertainty" IS NULL) OR ("discharged" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "discharged_unit" IS NOT NULL AND "discharged_text" IS NOT NULL AND ("discharged_uncertainty" IS NULL OR "discharged_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("unit_discharge" IS NULL AND "unit_discharge_unit" IS NULL AND "unit_discharge_text" IS NULL AND "unit_discharge_uncertainty" IS NULL) OR ("unit_discharge" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "unit_discharge_unit" IS NOT NULL AND "unit_discharge_text" IS NOT NULL AND ("unit_discharge_uncertainty" IS NULL OR "unit_discharge_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "waste_year_waste" ON "waste_year"("waste") WHERE "waste" IS NOT NULL
;
CREATE TRIGGER "log_waste_year_insert" AFTER INSERT ON "waste_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste_year', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."waste" IS NULL, '', ',"waste":' || json_quote(NEW."waste")), iif(NEW."year" IS NULL, '', ',"year":' || json_quote(NEW."year")), iif(NEW."discharged" IS NULL, '', ',"discharged":' || cpdesk_real(NEW."discharged")), iif(NEW."discharged_unit" IS NULL, '', ',"discharged_unit":' || json_quote(NEW."discharged_unit")), iif(NEW."discharged_text" IS NULL, '', ',"discharged_text":' || json_quote(NEW."discharged_text")), iif(NEW."discharged_uncertainty" IS NULL, '', ',"discharged_uncertainty":' || cpdesk_real(NEW."discharged_uncertainty")), iif(NEW."unit_discharge" IS NULL, '', ',"unit_discharge":' || cpdesk_real(NEW."unit_discharge")), iif(NEW."unit_discharge_unit" IS NULL, '', ',"unit_discharge_unit":' || json_quote(NEW."unit_discharge_unit")), iif(NEW."unit_discharge_text" IS NULL, '', ',"unit_discharge_text":' || json_quote(NEW."unit_discharge_text")), iif(NEW."unit_discharge_uncertainty" IS NULL, '', ',"unit_discharge_uncertainty":' || cpdesk_real(NEW."unit_discharge_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_waste_year_update" AFTER UPDATE ON "waste_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste_year', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."waste" IS NEW."waste", '', ',"waste":' || json_quote(OLD."waste")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(OLD."year")), iif(OLD."discharged" IS NEW."discharged", '', ',"discharged":' || cpdesk_real(OLD."discharged")), iif(OLD."discharged_unit" IS NEW."discharged_unit", '', ',"discharged_unit":' || json_quote(OLD."discharged_unit")), iif(OLD."discharged_text" IS NEW."discharged_text", '', ',"discharged_text":' || json_quote(OLD."discharged_text")), iif(OLD."discharged_uncertainty" IS NEW."discharged_uncertainty", '', ',"discharged_uncertainty":' || cpdesk_real(OLD."discharged_uncertainty")), iif(OLD."unit_discharge" IS NEW."unit_discharge", '', ',"unit_discharge":' || cpdesk_real(OLD."unit_discharge")), iif(OLD."unit_discharge_unit" IS NEW."unit_discharge_unit", '', ',"unit_discharge_unit":' || json_quote(OLD."unit_discharge_unit")), iif(OLD."unit_discharge_text" IS NEW."unit_discharge_text", '', ',"unit_discharge_text":' || json_quote(OLD."unit_discharge_text")), iif(OLD."unit_discharge_uncertainty" IS NEW."unit_discharge_uncertainty", '', ',"unit_discharge_uncertainty":' || cpdesk_real(OLD."unit_discharge_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."waste" IS NEW."waste", '', ',"waste":' || json_quote(NEW."waste")), iif(OLD."year" IS NEW."year", '', ',"year":' || json_quote(NEW."year")), iif(OLD."discharged" IS NEW."discharged", '', ',"discharged":' || cpdesk_real(NEW."discharged")), iif(OLD."discharged_unit" IS NEW."discharged_unit", '', ',"discharged_unit":' || json_quote(NEW."discharged_unit")), iif(OLD."discharged_text" IS NEW."discharged_text", '', ',"discharged_text":' || json_quote(NEW."discharged_text")), iif(OLD."discharged_uncertainty" IS NEW."discharged_uncertainty", '', ',"discharged_uncertainty":' || cpdesk_real(NEW."discharged_uncertainty")), iif(OLD."unit_discharge" IS NEW."unit_discharge", '', ',"unit_discharge":' || cpdesk_real(NEW."unit_discharge")), iif(OLD."unit_discharge_unit" IS NEW."unit_discharge_unit", '', ',"unit_discharge_unit":' || json_quote(NEW."unit_discharge_unit")), iif(OLD."unit_discharge_text" IS NEW."unit_discharge_text", '', ',"unit_discharge_text":' || json_quote(NEW."unit_discharge_text")), iif(OLD."unit_discharge_uncertainty" IS NEW."unit_discharge_uncertainty", '', ',"unit_discharge_uncertainty":' || cpdesk_real(NEW."unit_discharge_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_waste_year_delete" AFTER DELETE ON "waste_year" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste_year', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."waste" IS NULL, '', ',"waste":' || json_quote(OLD."waste")), iif(OLD."year" IS NULL, '', ',"year":' || json_quote(OLD."year")), iif(OLD."discharged" IS NULL, '', ',"discharged":' || cpdesk_real(OLD."discharged")), iif(OLD."discharged_unit" IS NULL, '', ',"discharged_unit":' || json_quote(OLD."discharged_unit")), iif(OLD."discharged_text" IS NULL, '', ',"discharged_text":' || json_quote(OLD."discharged_text")), iif(OLD."discharged_uncertainty" IS NULL, '', ',"discharged_uncertainty":' || cpdesk_real(OLD."discharged_uncertainty")), iif(OLD."unit_discharge" IS NULL, '', ',"unit_discharge":' || cpdesk_real(OLD."unit_discharge")), iif(OLD."unit_discharge_unit" IS NULL, '', ',"unit_discharge_unit":' || json_quote(OLD."unit_discharge_unit")), iif(OLD."unit_discharge_text" IS NULL, '', ',"unit_discharge_text":' || json_quote(OLD."unit_discharge_text")), iif(OLD."unit_discharge_uncertainty" IS NULL, '', ',"unit_discharge_uncertainty":' || cpdesk_real(OLD."unit_discharge_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "reuse_possibility" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "waste" TEXT REFERENCES "waste"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "material" TEXT REFERENCES "material"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "partner" TEXT NOT NULL,
  "amount" REAL,
  "amount_unit" TEXT,
  "amount_text" TEXT,
  "amount_uncertainty" REAL,
  "conditions" TEXT NOT NULL,
  CHECK (("amount" IS NULL AND "amount_unit" IS NULL AND "amount_text" IS NULL AND "amount_uncertainty" IS NULL) OR ("amount" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_unit" IS NOT NULL AND "amount_text" IS NOT NULL AND ("amount_uncertainty" IS NULL OR "amount_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "reuse_possibility_waste" ON "reuse_possibility"("waste") WHERE "waste" IS NOT NULL
;
CREATE INDEX "reuse_possibility_material" ON "reuse_possibility"("material") WHERE "material" IS NOT NULL
;
CREATE TRIGGER "log_reuse_possibility_insert" AFTER INSERT ON "reuse_possibility" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'reuse_possibility', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."waste" IS NULL, '', ',"waste":' || json_quote(NEW."waste")), iif(NEW."material" IS NULL, '', ',"material":' || json_quote(NEW."material")), iif(NEW."partner" = '', '', ',"partner":' || json_quote(NEW."partner")), iif(NEW."amount" IS NULL, '', ',"amount":' || cpdesk_real(NEW."amount")), iif(NEW."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(NEW."amount_text" IS NULL, '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(NEW."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(NEW."conditions" = '', '', ',"conditions":' || json_quote(NEW."conditions")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_reuse_possibility_update" AFTER UPDATE ON "reuse_possibility" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'reuse_possibility', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."waste" IS NEW."waste", '', ',"waste":' || json_quote(OLD."waste")), iif(OLD."material" IS NEW."material", '', ',"material":' || json_quote(OLD."material")), iif(OLD."partner" IS NEW."partner", '', ',"partner":' || json_quote(OLD."partner")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."conditions" IS NEW."conditions", '', ',"conditions":' || json_quote(OLD."conditions"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."waste" IS NEW."waste", '', ',"waste":' || json_quote(NEW."waste")), iif(OLD."material" IS NEW."material", '', ',"material":' || json_quote(NEW."material")), iif(OLD."partner" IS NEW."partner", '', ',"partner":' || json_quote(NEW."partner")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(NEW."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(OLD."conditions" IS NEW."conditions", '', ',"conditions":' || json_quote(NEW."conditions")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_reuse_possibility_delete" AFTER DELETE ON "reuse_possibility" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'reuse_possibility', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."waste" IS NULL, '', ',"waste":' || json_quote(OLD."waste")), iif(OLD."material" IS NULL, '', ',"material":' || json_quote(OLD."material")), iif(OLD."partner" = '', '', ',"partner":' || json_quote(OLD."partner")), iif(OLD."amount" IS NULL, '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NULL, '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."conditions" = '', '', ',"conditions":' || json_quote(OLD."conditions"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "stream" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "from_unit" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "from_equipment" TEXT REFERENCES "equipment"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "from_port" TEXT NOT NULL,
  "to_unit" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "to_equipment" TEXT REFERENCES "equipment"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "to_port" TEXT NOT NULL,
  "discharge_point" TEXT REFERENCES "discharge_point"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT CHECK ("kind" IN ('raw material', 'utility', 'intermediate', 'product', 'by-product', 'recycle', 'wastewater', 'waste gas', 'solid waste', 'hazardous waste', 'loss', 'energy')),
  "phase" TEXT CHECK ("phase" IN ('gas', 'liquid', 'solid', 'mixed')),
  "flow" REAL,
  "flow_unit" TEXT,
  "flow_text" TEXT,
  "flow_uncertainty" REAL,
  "origin" TEXT CHECK ("origin" IN ('measured', 'calculated', 'estimated', 'design value')),
  "method" TEXT NOT NULL,
  "measured_on" TEXT NOT NULL,
  "grade" TEXT CHECK ("grade" IN ('A', 'B', 'C', 'D')),
  "temperature" REAL,
  "temperature_unit" TEXT,
  "temperature_text" TEXT,
  "temperature_uncertainty" REAL,
  "pressure" REAL,
  "pressure_unit" TEXT,
  "pressure_text" TEXT,
  "pressure_uncertainty" REAL,
  "price" REAL,
  "price_unit" TEXT,
  "price_text" TEXT,
  "price_uncertainty" REAL,
  "disposal_cost" REAL,
  "disposal_cost_unit" TEXT,
  "disposal_cost_text" TEXT,
  "disposal_cost_uncertainty" REAL,
  "specific_energy" REAL,
  "specific_energy_unit" TEXT,
  "specific_energy_text" TEXT,
  "specific_energy_uncertainty" REAL,
  CHECK (("flow" IS NULL AND "flow_unit" IS NULL AND "flow_text" IS NULL AND "flow_uncertainty" IS NULL) OR ("flow" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "flow_unit" IS NOT NULL AND "flow_text" IS NOT NULL AND ("flow_uncertainty" IS NULL OR "flow_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("temperature" IS NULL AND "temperature_unit" IS NULL AND "temperature_text" IS NULL AND "temperature_uncertainty" IS NULL) OR ("temperature" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "temperature_unit" IS NOT NULL AND "temperature_text" IS NOT NULL AND ("temperature_uncertainty" IS NULL OR "temperature_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("pressure" IS NULL AND "pressure_unit" IS NULL AND "pressure_text" IS NULL AND "pressure_uncertainty" IS NULL) OR ("pressure" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "pressure_unit" IS NOT NULL AND "pressure_text" IS NOT NULL AND ("pressure_uncertainty" IS NULL OR "pressure_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("price" IS NULL AND "price_unit" IS NULL AND "price_text" IS NULL AND "price_uncertainty" IS NULL) OR ("price" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "price_unit" IS NOT NULL AND "price_text" IS NOT NULL AND ("price_uncertainty" IS NULL OR "price_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("disposal_cost" IS NULL AND "disposal_cost_unit" IS NULL AND "disposal_cost_text" IS NULL AND "disposal_cost_uncertainty" IS NULL) OR ("disposal_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "disposal_cost_unit" IS NOT NULL AND "disposal_cost_text" IS NOT NULL AND ("disposal_cost_uncertainty" IS NULL OR "disposal_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("specific_energy" IS NULL AND "specific_energy_unit" IS NULL AND "specific_energy_text" IS NULL AND "specific_energy_uncertainty" IS NULL) OR ("specific_energy" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "specific_energy_unit" IS NOT NULL AND "specific_energy_text" IS NOT NULL AND ("specific_energy_uncertainty" IS NULL OR "specific_energy_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "stream_from_unit" ON "stream"("from_unit") WHERE "from_unit" IS NOT NULL
;
CREATE INDEX "stream_from_equipment" ON "stream"("from_equipment") WHERE "from_equipment" IS NOT NULL
;
CREATE INDEX "stream_to_unit" ON "stream"("to_unit") WHERE "to_unit" IS NOT NULL
;
CREATE INDEX "stream_to_equipment" ON "stream"("to_equipment") WHERE "to_equipment" IS NOT NULL
;
CREATE INDEX "stream_discharge_point" ON "stream"("discharge_point") WHERE "discharge_point" IS NOT NULL
;
CREATE INDEX "stream_number" ON "stream"("number")
;
CREATE TRIGGER "log_stream_insert" AFTER INSERT ON "stream" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stream', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."number" = '', '', ',"number":' || json_quote(NEW."number")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."from_unit" IS NULL, '', ',"from_unit":' || json_quote(NEW."from_unit")), iif(NEW."from_equipment" IS NULL, '', ',"from_equipment":' || json_quote(NEW."from_equipment")), iif(NEW."from_port" = '', '', ',"from_port":' || json_quote(NEW."from_port")), iif(NEW."to_unit" IS NULL, '', ',"to_unit":' || json_quote(NEW."to_unit")), iif(NEW."to_equipment" IS NULL, '', ',"to_equipment":' || json_quote(NEW."to_equipment")), iif(NEW."to_port" = '', '', ',"to_port":' || json_quote(NEW."to_port")), iif(NEW."discharge_point" IS NULL, '', ',"discharge_point":' || json_quote(NEW."discharge_point")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."phase" IS NULL, '', ',"phase":' || json_quote(NEW."phase")), iif(NEW."flow" IS NULL, '', ',"flow":' || cpdesk_real(NEW."flow")), iif(NEW."flow_unit" IS NULL, '', ',"flow_unit":' || json_quote(NEW."flow_unit")), iif(NEW."flow_text" IS NULL, '', ',"flow_text":' || json_quote(NEW."flow_text")), iif(NEW."flow_uncertainty" IS NULL, '', ',"flow_uncertainty":' || cpdesk_real(NEW."flow_uncertainty")), iif(NEW."origin" IS NULL, '', ',"origin":' || json_quote(NEW."origin")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")), iif(NEW."measured_on" = '', '', ',"measured_on":' || json_quote(NEW."measured_on")), iif(NEW."grade" IS NULL, '', ',"grade":' || json_quote(NEW."grade")), iif(NEW."temperature" IS NULL, '', ',"temperature":' || cpdesk_real(NEW."temperature")), iif(NEW."temperature_unit" IS NULL, '', ',"temperature_unit":' || json_quote(NEW."temperature_unit")), iif(NEW."temperature_text" IS NULL, '', ',"temperature_text":' || json_quote(NEW."temperature_text")), iif(NEW."temperature_uncertainty" IS NULL, '', ',"temperature_uncertainty":' || cpdesk_real(NEW."temperature_uncertainty")), iif(NEW."pressure" IS NULL, '', ',"pressure":' || cpdesk_real(NEW."pressure")), iif(NEW."pressure_unit" IS NULL, '', ',"pressure_unit":' || json_quote(NEW."pressure_unit")), iif(NEW."pressure_text" IS NULL, '', ',"pressure_text":' || json_quote(NEW."pressure_text")), iif(NEW."pressure_uncertainty" IS NULL, '', ',"pressure_uncertainty":' || cpdesk_real(NEW."pressure_uncertainty")), iif(NEW."price" IS NULL, '', ',"price":' || cpdesk_real(NEW."price")), iif(NEW."price_unit" IS NULL, '', ',"price_unit":' || json_quote(NEW."price_unit")), iif(NEW."price_text" IS NULL, '', ',"price_text":' || json_quote(NEW."price_text")), iif(NEW."price_uncertainty" IS NULL, '', ',"price_uncertainty":' || cpdesk_real(NEW."price_uncertainty")), iif(NEW."disposal_cost" IS NULL, '', ',"disposal_cost":' || cpdesk_real(NEW."disposal_cost")), iif(NEW."disposal_cost_unit" IS NULL, '', ',"disposal_cost_unit":' || json_quote(NEW."disposal_cost_unit")), iif(NEW."disposal_cost_text" IS NULL, '', ',"disposal_cost_text":' || json_quote(NEW."disposal_cost_text")), iif(NEW."disposal_cost_uncertainty" IS NULL, '', ',"disposal_cost_uncertainty":' || cpdesk_real(NEW."disposal_cost_uncertainty")), iif(NEW."specific_energy" IS NULL, '', ',"specific_energy":' || cpdesk_real(NEW."specific_energy")), iif(NEW."specific_energy_unit" IS NULL, '', ',"specific_energy_unit":' || json_quote(NEW."specific_energy_unit")), iif(NEW."specific_energy_text" IS NULL, '', ',"specific_energy_text":' || json_quote(NEW."specific_energy_text")), iif(NEW."specific_energy_uncertainty" IS NULL, '', ',"specific_energy_uncertainty":' || cpdesk_real(NEW."specific_energy_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_stream_update" AFTER UPDATE ON "stream" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stream', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(OLD."number")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."from_unit" IS NEW."from_unit", '', ',"from_unit":' || json_quote(OLD."from_unit")), iif(OLD."from_equipment" IS NEW."from_equipment", '', ',"from_equipment":' || json_quote(OLD."from_equipment")), iif(OLD."from_port" IS NEW."from_port", '', ',"from_port":' || json_quote(OLD."from_port")), iif(OLD."to_unit" IS NEW."to_unit", '', ',"to_unit":' || json_quote(OLD."to_unit")), iif(OLD."to_equipment" IS NEW."to_equipment", '', ',"to_equipment":' || json_quote(OLD."to_equipment")), iif(OLD."to_port" IS NEW."to_port", '', ',"to_port":' || json_quote(OLD."to_port")), iif(OLD."discharge_point" IS NEW."discharge_point", '', ',"discharge_point":' || json_quote(OLD."discharge_point")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."phase" IS NEW."phase", '', ',"phase":' || json_quote(OLD."phase")), iif(OLD."flow" IS NEW."flow", '', ',"flow":' || cpdesk_real(OLD."flow")), iif(OLD."flow_unit" IS NEW."flow_unit", '', ',"flow_unit":' || json_quote(OLD."flow_unit")), iif(OLD."flow_text" IS NEW."flow_text", '', ',"flow_text":' || json_quote(OLD."flow_text")), iif(OLD."flow_uncertainty" IS NEW."flow_uncertainty", '', ',"flow_uncertainty":' || cpdesk_real(OLD."flow_uncertainty")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method")), iif(OLD."measured_on" IS NEW."measured_on", '', ',"measured_on":' || json_quote(OLD."measured_on")), iif(OLD."grade" IS NEW."grade", '', ',"grade":' || json_quote(OLD."grade")), iif(OLD."temperature" IS NEW."temperature", '', ',"temperature":' || cpdesk_real(OLD."temperature")), iif(OLD."temperature_unit" IS NEW."temperature_unit", '', ',"temperature_unit":' || json_quote(OLD."temperature_unit")), iif(OLD."temperature_text" IS NEW."temperature_text", '', ',"temperature_text":' || json_quote(OLD."temperature_text")), iif(OLD."temperature_uncertainty" IS NEW."temperature_uncertainty", '', ',"temperature_uncertainty":' || cpdesk_real(OLD."temperature_uncertainty")), iif(OLD."pressure" IS NEW."pressure", '', ',"pressure":' || cpdesk_real(OLD."pressure")), iif(OLD."pressure_unit" IS NEW."pressure_unit", '', ',"pressure_unit":' || json_quote(OLD."pressure_unit")), iif(OLD."pressure_text" IS NEW."pressure_text", '', ',"pressure_text":' || json_quote(OLD."pressure_text")), iif(OLD."pressure_uncertainty" IS NEW."pressure_uncertainty", '', ',"pressure_uncertainty":' || cpdesk_real(OLD."pressure_uncertainty")), iif(OLD."price" IS NEW."price", '', ',"price":' || cpdesk_real(OLD."price")), iif(OLD."price_unit" IS NEW."price_unit", '', ',"price_unit":' || json_quote(OLD."price_unit")), iif(OLD."price_text" IS NEW."price_text", '', ',"price_text":' || json_quote(OLD."price_text")), iif(OLD."price_uncertainty" IS NEW."price_uncertainty", '', ',"price_uncertainty":' || cpdesk_real(OLD."price_uncertainty")), iif(OLD."disposal_cost" IS NEW."disposal_cost", '', ',"disposal_cost":' || cpdesk_real(OLD."disposal_cost")), iif(OLD."disposal_cost_unit" IS NEW."disposal_cost_unit", '', ',"disposal_cost_unit":' || json_quote(OLD."disposal_cost_unit")), iif(OLD."disposal_cost_text" IS NEW."disposal_cost_text", '', ',"disposal_cost_text":' || json_quote(OLD."disposal_cost_text")), iif(OLD."disposal_cost_uncertainty" IS NEW."disposal_cost_uncertainty", '', ',"disposal_cost_uncertainty":' || cpdesk_real(OLD."disposal_cost_uncertainty")), iif(OLD."specific_energy" IS NEW."specific_energy", '', ',"specific_energy":' || cpdesk_real(OLD."specific_energy")), iif(OLD."specific_energy_unit" IS NEW."specific_energy_unit", '', ',"specific_energy_unit":' || json_quote(OLD."specific_energy_unit")), iif(OLD."specific_energy_text" IS NEW."specific_energy_text", '', ',"specific_energy_text":' || json_quote(OLD."specific_energy_text")), iif(OLD."specific_energy_uncertainty" IS NEW."specific_energy_uncertainty", '', ',"specific_energy_uncertainty":' || cpdesk_real(OLD."specific_energy_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(NEW."number")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."from_unit" IS NEW."from_unit", '', ',"from_unit":' || json_quote(NEW."from_unit")), iif(OLD."from_equipment" IS NEW."from_equipment", '', ',"from_equipment":' || json_quote(NEW."from_equipment")), iif(OLD."from_port" IS NEW."from_port", '', ',"from_port":' || json_quote(NEW."from_port")), iif(OLD."to_unit" IS NEW."to_unit", '', ',"to_unit":' || json_quote(NEW."to_unit")), iif(OLD."to_equipment" IS NEW."to_equipment", '', ',"to_equipment":' || json_quote(NEW."to_equipment")), iif(OLD."to_port" IS NEW."to_port", '', ',"to_port":' || json_quote(NEW."to_port")), iif(OLD."discharge_point" IS NEW."discharge_point", '', ',"discharge_point":' || json_quote(NEW."discharge_point")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."phase" IS NEW."phase", '', ',"phase":' || json_quote(NEW."phase")), iif(OLD."flow" IS NEW."flow", '', ',"flow":' || cpdesk_real(NEW."flow")), iif(OLD."flow_unit" IS NEW."flow_unit", '', ',"flow_unit":' || json_quote(NEW."flow_unit")), iif(OLD."flow_text" IS NEW."flow_text", '', ',"flow_text":' || json_quote(NEW."flow_text")), iif(OLD."flow_uncertainty" IS NEW."flow_uncertainty", '', ',"flow_uncertainty":' || cpdesk_real(NEW."flow_uncertainty")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(NEW."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")), iif(OLD."measured_on" IS NEW."measured_on", '', ',"measured_on":' || json_quote(NEW."measured_on")), iif(OLD."grade" IS NEW."grade", '', ',"grade":' || json_quote(NEW."grade")), iif(OLD."temperature" IS NEW."temperature", '', ',"temperature":' || cpdesk_real(NEW."temperature")), iif(OLD."temperature_unit" IS NEW."temperature_unit", '', ',"temperature_unit":' || json_quote(NEW."temperature_unit")), iif(OLD."temperature_text" IS NEW."temperature_text", '', ',"temperature_text":' || json_quote(NEW."temperature_text")), iif(OLD."temperature_uncertainty" IS NEW."temperature_uncertainty", '', ',"temperature_uncertainty":' || cpdesk_real(NEW."temperature_uncertainty")), iif(OLD."pressure" IS NEW."pressure", '', ',"pressure":' || cpdesk_real(NEW."pressure")), iif(OLD."pressure_unit" IS NEW."pressure_unit", '', ',"pressure_unit":' || json_quote(NEW."pressure_unit")), iif(OLD."pressure_text" IS NEW."pressure_text", '', ',"pressure_text":' || json_quote(NEW."pressure_text")), iif(OLD."pressure_uncertainty" IS NEW."pressure_uncertainty", '', ',"pressure_uncertainty":' || cpdesk_real(NEW."pressure_uncertainty")), iif(OLD."price" IS NEW."price", '', ',"price":' || cpdesk_real(NEW."price")), iif(OLD."price_unit" IS NEW."price_unit", '', ',"price_unit":' || json_quote(NEW."price_unit")), iif(OLD."price_text" IS NEW."price_text", '', ',"price_text":' || json_quote(NEW."price_text")), iif(OLD."price_uncertainty" IS NEW."price_uncertainty", '', ',"price_uncertainty":' || cpdesk_real(NEW."price_uncertainty")), iif(OLD."disposal_cost" IS NEW."disposal_cost", '', ',"disposal_cost":' || cpdesk_real(NEW."disposal_cost")), iif(OLD."disposal_cost_unit" IS NEW."disposal_cost_unit", '', ',"disposal_cost_unit":' || json_quote(NEW."disposal_cost_unit")), iif(OLD."disposal_cost_text" IS NEW."disposal_cost_text", '', ',"disposal_cost_text":' || json_quote(NEW."disposal_cost_text")), iif(OLD."disposal_cost_uncertainty" IS NEW."disposal_cost_uncertainty", '', ',"disposal_cost_uncertainty":' || cpdesk_real(NEW."disposal_cost_uncertainty")), iif(OLD."specific_energy" IS NEW."specific_energy", '', ',"specific_energy":' || cpdesk_real(NEW."specific_energy")), iif(OLD."specific_energy_unit" IS NEW."specific_energy_unit", '', ',"specific_energy_unit":' || json_quote(NEW."specific_energy_unit")), iif(OLD."specific_energy_text" IS NEW."specific_energy_text", '', ',"specific_energy_text":' || json_quote(NEW."specific_energy_text")), iif(OLD."specific_energy_uncertainty" IS NEW."specific_energy_uncertainty", '', ',"specific_energy_uncertainty":' || cpdesk_real(NEW."specific_energy_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_stream_delete" AFTER DELETE ON "stream" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stream', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" = '', '', ',"number":' || json_quote(OLD."number")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."from_unit" IS NULL, '', ',"from_unit":' || json_quote(OLD."from_unit")), iif(OLD."from_equipment" IS NULL, '', ',"from_equipment":' || json_quote(OLD."from_equipment")), iif(OLD."from_port" = '', '', ',"from_port":' || json_quote(OLD."from_port")), iif(OLD."to_unit" IS NULL, '', ',"to_unit":' || json_quote(OLD."to_unit")), iif(OLD."to_equipment" IS NULL, '', ',"to_equipment":' || json_quote(OLD."to_equipment")), iif(OLD."to_port" = '', '', ',"to_port":' || json_quote(OLD."to_port")), iif(OLD."discharge_point" IS NULL, '', ',"discharge_point":' || json_quote(OLD."discharge_point")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."phase" IS NULL, '', ',"phase":' || json_quote(OLD."phase")), iif(OLD."flow" IS NULL, '', ',"flow":' || cpdesk_real(OLD."flow")), iif(OLD."flow_unit" IS NULL, '', ',"flow_unit":' || json_quote(OLD."flow_unit")), iif(OLD."flow_text" IS NULL, '', ',"flow_text":' || json_quote(OLD."flow_text")), iif(OLD."flow_uncertainty" IS NULL, '', ',"flow_uncertainty":' || cpdesk_real(OLD."flow_uncertainty")), iif(OLD."origin" IS NULL, '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method")), iif(OLD."measured_on" = '', '', ',"measured_on":' || json_quote(OLD."measured_on")), iif(OLD."grade" IS NULL, '', ',"grade":' || json_quote(OLD."grade")), iif(OLD."temperature" IS NULL, '', ',"temperature":' || cpdesk_real(OLD."temperature")), iif(OLD."temperature_unit" IS NULL, '', ',"temperature_unit":' || json_quote(OLD."temperature_unit")), iif(OLD."temperature_text" IS NULL, '', ',"temperature_text":' || json_quote(OLD."temperature_text")), iif(OLD."temperature_uncertainty" IS NULL, '', ',"temperature_uncertainty":' || cpdesk_real(OLD."temperature_uncertainty")), iif(OLD."pressure" IS NULL, '', ',"pressure":' || cpdesk_real(OLD."pressure")), iif(OLD."pressure_unit" IS NULL, '', ',"pressure_unit":' || json_quote(OLD."pressure_unit")), iif(OLD."pressure_text" IS NULL, '', ',"pressure_text":' || json_quote(OLD."pressure_text")), iif(OLD."pressure_uncertainty" IS NULL, '', ',"pressure_uncertainty":' || cpdesk_real(OLD."pressure_uncertainty")), iif(OLD."price" IS NULL, '', ',"price":' || cpdesk_real(OLD."price")), iif(OLD."price_unit" IS NULL, '', ',"price_unit":' || json_quote(OLD."price_unit")), iif(OLD."price_text" IS NULL, '', ',"price_text":' || json_quote(OLD."price_text")), iif(OLD."price_uncertainty" IS NULL, '', ',"price_uncertainty":' || cpdesk_real(OLD."price_uncertainty")), iif(OLD."disposal_cost" IS NULL, '', ',"disposal_cost":' || cpdesk_real(OLD."disposal_cost")), iif(OLD."disposal_cost_unit" IS NULL, '', ',"disposal_cost_unit":' || json_quote(OLD."disposal_cost_unit")), iif(OLD."disposal_cost_text" IS NULL, '', ',"disposal_cost_text":' || json_quote(OLD."disposal_cost_text")), iif(OLD."disposal_cost_uncertainty" IS NULL, '', ',"disposal_cost_uncertainty":' || cpdesk_real(OLD."disposal_cost_uncertainty")), iif(OLD."specific_energy" IS NULL, '', ',"specific_energy":' || cpdesk_real(OLD."specific_energy")), iif(OLD."specific_energy_unit" IS NULL, '', ',"specific_energy_unit":' || json_quote(OLD."specific_energy_unit")), iif(OLD."specific_energy_text" IS NULL, '', ',"specific_energy_text":' || json_quote(OLD."specific_energy_text")), iif(OLD."specific_energy_uncertainty" IS NULL, '', ',"specific_energy_uncertainty":' || cpdesk_real(OLD."specific_energy_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "component" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "stream" TEXT NOT NULL REFERENCES "stream"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "substance" TEXT NOT NULL REFERENCES "substance"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "amount" REAL,
  "amount_unit" TEXT,
  "amount_text" TEXT,
  "amount_uncertainty" REAL,
  "origin" TEXT CHECK ("origin" IN ('measured', 'calculated', 'estimated', 'design value')),
  "method" TEXT NOT NULL,
  CHECK (("amount" IS NULL AND "amount_unit" IS NULL AND "amount_text" IS NULL AND "amount_uncertainty" IS NULL) OR ("amount" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_unit" IS NOT NULL AND "amount_text" IS NOT NULL AND ("amount_uncertainty" IS NULL OR "amount_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "component_stream" ON "component"("stream") WHERE "stream" IS NOT NULL
;
CREATE INDEX "component_substance" ON "component"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_component_insert" AFTER INSERT ON "component" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'component', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."amount" IS NULL, '', ',"amount":' || cpdesk_real(NEW."amount")), iif(NEW."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(NEW."amount_text" IS NULL, '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(NEW."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(NEW."origin" IS NULL, '', ',"origin":' || json_quote(NEW."origin")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_component_update" AFTER UPDATE ON "component" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'component', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(NEW."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(NEW."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_component_delete" AFTER DELETE ON "component" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'component', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."amount" IS NULL, '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NULL, '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."origin" IS NULL, '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "measuring_point" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "location" TEXT NOT NULL,
  "stream" TEXT REFERENCES "stream"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT NOT NULL,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "frequency" TEXT NOT NULL,
  "repeats" INTEGER CHECK ("repeats" BETWEEN 1 AND 9007199254740991),
  "method" TEXT NOT NULL,
  "instrument" TEXT NOT NULL,
  "accuracy" REAL,
  "accuracy_unit" TEXT,
  "accuracy_text" TEXT,
  "accuracy_uncertainty" REAL,
  "responsible" TEXT NOT NULL,
  CHECK (("accuracy" IS NULL AND "accuracy_unit" IS NULL AND "accuracy_text" IS NULL AND "accuracy_uncertainty" IS NULL) OR ("accuracy" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "accuracy_unit" IS NOT NULL AND "accuracy_text" IS NOT NULL AND ("accuracy_uncertainty" IS NULL OR "accuracy_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "measuring_point_stream" ON "measuring_point"("stream") WHERE "stream" IS NOT NULL
;
CREATE INDEX "measuring_point_substance" ON "measuring_point"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_measuring_point_insert" AFTER INSERT ON "measuring_point" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'measuring_point', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."number" = '', '', ',"number":' || json_quote(NEW."number")), iif(NEW."location" = '', '', ',"location":' || json_quote(NEW."location")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."item" = '', '', ',"item":' || json_quote(NEW."item")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."frequency" = '', '', ',"frequency":' || json_quote(NEW."frequency")), iif(NEW."repeats" IS NULL, '', ',"repeats":' || json_quote(NEW."repeats")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")), iif(NEW."instrument" = '', '', ',"instrument":' || json_quote(NEW."instrument")), iif(NEW."accuracy" IS NULL, '', ',"accuracy":' || cpdesk_real(NEW."accuracy")), iif(NEW."accuracy_unit" IS NULL, '', ',"accuracy_unit":' || json_quote(NEW."accuracy_unit")), iif(NEW."accuracy_text" IS NULL, '', ',"accuracy_text":' || json_quote(NEW."accuracy_text")), iif(NEW."accuracy_uncertainty" IS NULL, '', ',"accuracy_uncertainty":' || cpdesk_real(NEW."accuracy_uncertainty")), iif(NEW."responsible" = '', '', ',"responsible":' || json_quote(NEW."responsible")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_measuring_point_update" AFTER UPDATE ON "measuring_point" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'measuring_point', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(OLD."number")), iif(OLD."location" IS NEW."location", '', ',"location":' || json_quote(OLD."location")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(OLD."item")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."frequency" IS NEW."frequency", '', ',"frequency":' || json_quote(OLD."frequency")), iif(OLD."repeats" IS NEW."repeats", '', ',"repeats":' || json_quote(OLD."repeats")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method")), iif(OLD."instrument" IS NEW."instrument", '', ',"instrument":' || json_quote(OLD."instrument")), iif(OLD."accuracy" IS NEW."accuracy", '', ',"accuracy":' || cpdesk_real(OLD."accuracy")), iif(OLD."accuracy_unit" IS NEW."accuracy_unit", '', ',"accuracy_unit":' || json_quote(OLD."accuracy_unit")), iif(OLD."accuracy_text" IS NEW."accuracy_text", '', ',"accuracy_text":' || json_quote(OLD."accuracy_text")), iif(OLD."accuracy_uncertainty" IS NEW."accuracy_uncertainty", '', ',"accuracy_uncertainty":' || cpdesk_real(OLD."accuracy_uncertainty")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(OLD."responsible"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(NEW."number")), iif(OLD."location" IS NEW."location", '', ',"location":' || json_quote(NEW."location")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(NEW."item")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."frequency" IS NEW."frequency", '', ',"frequency":' || json_quote(NEW."frequency")), iif(OLD."repeats" IS NEW."repeats", '', ',"repeats":' || json_quote(NEW."repeats")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")), iif(OLD."instrument" IS NEW."instrument", '', ',"instrument":' || json_quote(NEW."instrument")), iif(OLD."accuracy" IS NEW."accuracy", '', ',"accuracy":' || cpdesk_real(NEW."accuracy")), iif(OLD."accuracy_unit" IS NEW."accuracy_unit", '', ',"accuracy_unit":' || json_quote(NEW."accuracy_unit")), iif(OLD."accuracy_text" IS NEW."accuracy_text", '', ',"accuracy_text":' || json_quote(NEW."accuracy_text")), iif(OLD."accuracy_uncertainty" IS NEW."accuracy_uncertainty", '', ',"accuracy_uncertainty":' || cpdesk_real(NEW."accuracy_uncertainty")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(NEW."responsible")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_measuring_point_delete" AFTER DELETE ON "measuring_point" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'measuring_point', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" = '', '', ',"number":' || json_quote(OLD."number")), iif(OLD."location" = '', '', ',"location":' || json_quote(OLD."location")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."item" = '', '', ',"item":' || json_quote(OLD."item")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."frequency" = '', '', ',"frequency":' || json_quote(OLD."frequency")), iif(OLD."repeats" IS NULL, '', ',"repeats":' || json_quote(OLD."repeats")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method")), iif(OLD."instrument" = '', '', ',"instrument":' || json_quote(OLD."instrument")), iif(OLD."accuracy" IS NULL, '', ',"accuracy":' || cpdesk_real(OLD."accuracy")), iif(OLD."accuracy_unit" IS NULL, '', ',"accuracy_unit":' || json_quote(OLD."accuracy_unit")), iif(OLD."accuracy_text" IS NULL, '', ',"accuracy_text":' || json_quote(OLD."accuracy_text")), iif(OLD."accuracy_uncertainty" IS NULL, '', ',"accuracy_uncertainty":' || cpdesk_real(OLD."accuracy_uncertainty")), iif(OLD."responsible" = '', '', ',"responsible":' || json_quote(OLD."responsible"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "measurement" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "point" TEXT REFERENCES "measuring_point"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT REFERENCES "stream"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "taken_at" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "value" REAL,
  "value_unit" TEXT,
  "value_text" TEXT,
  "value_uncertainty" REAL,
  "method" TEXT NOT NULL,
  "grade" TEXT CHECK ("grade" IN ('A', 'B', 'C', 'D')),
  "left_out" INTEGER CHECK ("left_out" IN (0, 1)),
  CHECK (("value" IS NULL AND "value_unit" IS NULL AND "value_text" IS NULL AND "value_uncertainty" IS NULL) OR ("value" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "value_unit" IS NOT NULL AND "value_text" IS NOT NULL AND ("value_uncertainty" IS NULL OR "value_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "measurement_point" ON "measurement"("point") WHERE "point" IS NOT NULL
;
CREATE INDEX "measurement_stream" ON "measurement"("stream") WHERE "stream" IS NOT NULL
;
CREATE INDEX "measurement_substance" ON "measurement"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_measurement_insert" AFTER INSERT ON "measurement" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'measurement', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."point" IS NULL, '', ',"point":' || json_quote(NEW."point")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."taken_at" = '', '', ',"taken_at":' || json_quote(NEW."taken_at")), iif(NEW."cycle" = '', '', ',"cycle":' || json_quote(NEW."cycle")), iif(NEW."value" IS NULL, '', ',"value":' || cpdesk_real(NEW."value")), iif(NEW."value_unit" IS NULL, '', ',"value_unit":' || json_quote(NEW."value_unit")), iif(NEW."value_text" IS NULL, '', ',"value_text":' || json_quote(NEW."value_text")), iif(NEW."value_uncertainty" IS NULL, '', ',"value_uncertainty":' || cpdesk_real(NEW."value_uncertainty")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")), iif(NEW."grade" IS NULL, '', ',"grade":' || json_quote(NEW."grade")), iif(NEW."left_out" IS NULL, '', ',"left_out":' || json_quote(NEW."left_out")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_measurement_update" AFTER UPDATE ON "measurement" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'measurement', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."point" IS NEW."point", '', ',"point":' || json_quote(OLD."point")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."taken_at" IS NEW."taken_at", '', ',"taken_at":' || json_quote(OLD."taken_at")), iif(OLD."cycle" IS NEW."cycle", '', ',"cycle":' || json_quote(OLD."cycle")), iif(OLD."value" IS NEW."value", '', ',"value":' || cpdesk_real(OLD."value")), iif(OLD."value_unit" IS NEW."value_unit", '', ',"value_unit":' || json_quote(OLD."value_unit")), iif(OLD."value_text" IS NEW."value_text", '', ',"value_text":' || json_quote(OLD."value_text")), iif(OLD."value_uncertainty" IS NEW."value_uncertainty", '', ',"value_uncertainty":' || cpdesk_real(OLD."value_uncertainty")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method")), iif(OLD."grade" IS NEW."grade", '', ',"grade":' || json_quote(OLD."grade")), iif(OLD."left_out" IS NEW."left_out", '', ',"left_out":' || json_quote(OLD."left_out"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."point" IS NEW."point", '', ',"point":' || json_quote(NEW."point")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."taken_at" IS NEW."taken_at", '', ',"taken_at":' || json_quote(NEW."taken_at")), iif(OLD."cycle" IS NEW."cycle", '', ',"cycle":' || json_quote(NEW."cycle")), iif(OLD."value" IS NEW."value", '', ',"value":' || cpdesk_real(NEW."value")), iif(OLD."value_unit" IS NEW."value_unit", '', ',"value_unit":' || json_quote(NEW."value_unit")), iif(OLD."value_text" IS NEW."value_text", '', ',"value_text":' || json_quote(NEW."value_text")), iif(OLD."value_uncertainty" IS NEW."value_uncertainty", '', ',"value_uncertainty":' || cpdesk_real(NEW."value_uncertainty")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")), iif(OLD."grade" IS NEW."grade", '', ',"grade":' || json_quote(NEW."grade")), iif(OLD."left_out" IS NEW."left_out", '', ',"left_out":' || json_quote(NEW."left_out")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_measurement_delete" AFTER DELETE ON "measurement" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'measurement', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."point" IS NULL, '', ',"point":' || json_quote(OLD."point")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."taken_at" = '', '', ',"taken_at":' || json_quote(OLD."taken_at")), iif(OLD."cycle" = '', '', ',"cycle":' || json_quote(OLD."cycle")), iif(OLD."value" IS NULL, '', ',"value":' || cpdesk_real(OLD."value")), iif(OLD."value_unit" IS NULL, '', ',"value_unit":' || json_quote(OLD."value_unit")), iif(OLD."value_text" IS NULL, '', ',"value_text":' || json_quote(OLD."value_text")), iif(OLD."value_uncertainty" IS NULL, '', ',"value_uncertainty":' || cpdesk_real(OLD."value_uncertainty")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method")), iif(OLD."grade" IS NULL, '', ',"grade":' || json_quote(OLD."grade")), iif(OLD."left_out" IS NULL, '', ',"left_out":' || json_quote(OLD."left_out"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "campaign" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "running_hours" REAL CHECK ("running_hours" BETWEEN 0.0 AND 1.7976931348623157e308),
  "cycles" INTEGER CHECK ("cycles" BETWEEN 0 AND 9007199254740991),
  "load" REAL CHECK ("load" BETWEEN 0.0 AND 2.0),
  "conditions" TEXT NOT NULL
) STRICT
;
CREATE INDEX "campaign_unit_process" ON "campaign"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE TRIGGER "log_campaign_insert" AFTER INSERT ON "campaign" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'campaign', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."start" = '', '', ',"start":' || json_quote(NEW."start")), iif(NEW."end" = '', '', ',"end":' || json_quote(NEW."end")), iif(NEW."running_hours" IS NULL, '', ',"running_hours":' || cpdesk_real(NEW."running_hours")), iif(NEW."cycles" IS NULL, '', ',"cycles":' || json_quote(NEW."cycles")), iif(NEW."load" IS NULL, '', ',"load":' || cpdesk_real(NEW."load")), iif(NEW."conditions" = '', '', ',"conditions":' || json_quote(NEW."conditions")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_campaign_update" AFTER UPDATE ON "campaign" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'campaign', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(OLD."start")), iif(OLD."end" IS NEW."end", '', ',"end":' || json_quote(OLD."end")), iif(OLD."running_hours" IS NEW."running_hours", '', ',"running_hours":' || cpdesk_real(OLD."running_hours")), iif(OLD."cycles" IS NEW."cycles", '', ',"cycles":' || json_quote(OLD."cycles")), iif(OLD."load" IS NEW."load", '', ',"load":' || cpdesk_real(OLD."load")), iif(OLD."conditions" IS NEW."conditions", '', ',"conditions":' || json_quote(OLD."conditions"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(NEW."start")), iif(OLD."end" IS NEW."end", '', ',"end":' || json_quote(NEW."end")), iif(OLD."running_hours" IS NEW."running_hours", '', ',"running_hours":' || cpdesk_real(NEW."running_hours")), iif(OLD."cycles" IS NEW."cycles", '', ',"cycles":' || json_quote(NEW."cycles")), iif(OLD."load" IS NEW."load", '', ',"load":' || cpdesk_real(NEW."load")), iif(OLD."conditions" IS NEW."conditions", '', ',"conditions":' || json_quote(NEW."conditions")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_campaign_delete" AFTER DELETE ON "campaign" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'campaign', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."start" = '', '', ',"start":' || json_quote(OLD."start")), iif(OLD."end" = '', '', ',"end":' || json_quote(OLD."end")), iif(OLD."running_hours" IS NULL, '', ',"running_hours":' || cpdesk_real(OLD."running_hours")), iif(OLD."cycles" IS NULL, '', ',"cycles":' || json_quote(OLD."cycles")), iif(OLD."load" IS NULL, '', ',"load":' || cpdesk_real(OLD."load")), iif(OLD."conditions" = '', '', ',"conditions":' || json_quote(OLD."conditions"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "stock_change" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "unit_process" TEXT NOT NULL REFERENCES "unit_process"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "initial" REAL,
  "initial_unit" TEXT,
  "initial_text" TEXT,
  "initial_uncertainty" REAL,
  "final" REAL,
  "final_unit" TEXT,
  "final_text" TEXT,
  "final_uncertainty" REAL,
  "hours" REAL CHECK ("hours" BETWEEN 0.0 AND 1.7976931348623157e308),
  CHECK (("initial" IS NULL AND "initial_unit" IS NULL AND "initial_text" IS NULL AND "initial_uncertainty" IS NULL) OR ("initial" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "initial_unit" IS NOT NULL AND "initial_text" IS NOT NULL AND ("initial_uncertainty" IS NULL OR "initial_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("final" IS NULL AND "final_unit" IS NULL AND "final_text" IS NULL AND "final_uncertainty" IS NULL) OR ("final" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "final_unit" IS NOT NULL AND "final_text" IS NOT NULL AND ("final_uncertainty" IS NULL OR "final_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "stock_change_unit_process" ON "stock_change"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "stock_change_substance" ON "stock_change"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_stock_change_insert" AFTER INSERT ON "stock_change" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stock_change', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."initial" IS NULL, '', ',"initial":' || cpdesk_real(NEW."initial")), iif(NEW."initial_unit" IS NULL, '', ',"initial_unit":' || json_quote(NEW."initial_unit")), iif(NEW."initial_text" IS NULL, '', ',"initial_text":' || json_quote(NEW."initial_text")), iif(NEW."initial_uncertainty" IS NULL, '', ',"initial_uncertainty":' || cpdesk_real(NEW."initial_uncertainty")), iif(NEW."final" IS NULL, '', ',"final":' || cpdesk_real(NEW."final")), iif(NEW."final_unit" IS NULL, '', ',"final_unit":' || json_quote(NEW."final_unit")), iif(NEW."final_text" IS NULL, '', ',"final_text":' || json_quote(NEW."final_text")), iif(NEW."final_uncertainty" IS NULL, '', ',"final_uncertainty":' || cpdesk_real(NEW."final_uncertainty")), iif(NEW."hours" IS NULL, '', ',"hours":' || cpdesk_real(NEW."hours")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_stock_change_update" AFTER UPDATE ON "stock_change" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stock_change', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."initial" IS NEW."initial", '', ',"initial":' || cpdesk_real(OLD."initial")), iif(OLD."initial_unit" IS NEW."initial_unit", '', ',"initial_unit":' || json_quote(OLD."initial_unit")), iif(OLD."initial_text" IS NEW."initial_text", '', ',"initial_text":' || json_quote(OLD."initial_text")), iif(OLD."initial_uncertainty" IS NEW."initial_uncertainty", '', ',"initial_uncertainty":' || cpdesk_real(OLD."initial_uncertainty")), iif(OLD."final" IS NEW."final", '', ',"final":' || cpdesk_real(OLD."final")), iif(OLD."final_unit" IS NEW."final_unit", '', ',"final_unit":' || json_quote(OLD."final_unit")), iif(OLD."final_text" IS NEW."final_text", '', ',"final_text":' || json_quote(OLD."final_text")), iif(OLD."final_uncertainty" IS NEW."final_uncertainty", '', ',"final_uncertainty":' || cpdesk_real(OLD."final_uncertainty")), iif(OLD."hours" IS NEW."hours", '', ',"hours":' || cpdesk_real(OLD."hours"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."initial" IS NEW."initial", '', ',"initial":' || cpdesk_real(NEW."initial")), iif(OLD."initial_unit" IS NEW."initial_unit", '', ',"initial_unit":' || json_quote(NEW."initial_unit")), iif(OLD."initial_text" IS NEW."initial_text", '', ',"initial_text":' || json_quote(NEW."initial_text")), iif(OLD."initial_uncertainty" IS NEW."initial_uncertainty", '', ',"initial_uncertainty":' || cpdesk_real(NEW."initial_uncertainty")), iif(OLD."final" IS NEW."final", '', ',"final":' || cpdesk_real(NEW."final")), iif(OLD."final_unit" IS NEW."final_unit", '', ',"final_unit":' || json_quote(NEW."final_unit")), iif(OLD."final_text" IS NEW."final_text", '', ',"final_text":' || json_quote(NEW."final_text")), iif(OLD."final_uncertainty" IS NEW."final_uncertainty", '', ',"final_uncertainty":' || cpdesk_real(NEW."final_uncertainty")), iif(OLD."hours" IS NEW."hours", '', ',"hours":' || cpdesk_real(NEW."hours")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_stock_change_delete" AFTER DELETE ON "stock_change" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stock_change', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."initial" IS NULL, '', ',"initial":' || cpdesk_real(OLD."initial")), iif(OLD."initial_unit" IS NULL, '', ',"initial_unit":' || json_quote(OLD."initial_unit")), iif(OLD."initial_text" IS NULL, '', ',"initial_text":' || json_quote(OLD."initial_text")), iif(OLD."initial_uncertainty" IS NULL, '', ',"initial_uncertainty":' || cpdesk_real(OLD."initial_uncertainty")), iif(OLD."final" IS NULL, '', ',"final":' || cpdesk_real(OLD."final")), iif(OLD."final_unit" IS NULL, '', ',"final_unit":' || json_quote(OLD."final_unit")), iif(OLD."final_text" IS NULL, '', ',"final_text":' || json_quote(OLD."final_text")), iif(OLD."final_uncertainty" IS NULL, '', ',"final_uncertainty":' || cpdesk_real(OLD."final_uncertainty")), iif(OLD."hours" IS NULL, '', ',"hours":' || cpdesk_real(OLD."hours"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "loss_share" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "unit_process" TEXT NOT NULL REFERENCES "unit_process"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "cause" TEXT NOT NULL,
  "amount" REAL,
  "amount_unit" TEXT,
  "amount_text" TEXT,
  "amount_uncertainty" REAL,
  CHECK (("amount" IS NULL AND "amount_unit" IS NULL AND "amount_text" IS NULL AND "amount_uncertainty" IS NULL) OR ("amount" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_unit" IS NOT NULL AND "amount_text" IS NOT NULL AND ("amount_uncertainty" IS NULL OR "amount_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "loss_share_unit_process" ON "loss_share"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "loss_share_substance" ON "loss_share"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_loss_share_insert" AFTER INSERT ON "loss_share" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'loss_share', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."cause" = '', '', ',"cause":' || json_quote(NEW."cause")), iif(NEW."amount" IS NULL, '', ',"amount":' || cpdesk_real(NEW."amount")), iif(NEW."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(NEW."amount_text" IS NULL, '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(NEW."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_loss_share_update" AFTER UPDATE ON "loss_share" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'loss_share', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."cause" IS NEW."cause", '', ',"cause":' || json_quote(OLD."cause")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."cause" IS NEW."cause", '', ',"cause":' || json_quote(NEW."cause")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(NEW."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_loss_share_delete" AFTER DELETE ON "loss_share" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'loss_share', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."cause" = '', '', ',"cause":' || json_quote(OLD."cause")), iif(OLD."amount" IS NULL, '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NULL, '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "reaction" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "unit_process" TEXT NOT NULL REFERENCES "unit_process"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "equipment" TEXT REFERENCES "equipment"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "equation" TEXT NOT NULL
) STRICT
;
CREATE INDEX "reaction_unit_process" ON "reaction"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "reaction_equipment" ON "reaction"("equipment") WHERE "equipment" IS NOT NULL
;
CREATE TRIGGER "log_reaction_insert" AFTER INSERT ON "reaction" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'reaction', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."equipment" IS NULL, '', ',"equipment":' || json_quote(NEW."equipment")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."equation" = '', '', ',"equation":' || json_quote(NEW."equation")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_reaction_update" AFTER UPDATE ON "reaction" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'reaction', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."equation" IS NEW."equation", '', ',"equation":' || json_quote(OLD."equation"))),
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(NEW."equipment")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."equation" IS NEW."equation", '', ',"equation":' || json_quote(NEW."equation")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_reaction_delete" AFTER DELETE ON "reaction" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'reaction', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."equipment" IS NULL, '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."equation" = '', '', ',"equation":' || json_quote(OLD."equation"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "relation" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "constant" REAL,
  "constant_unit" TEXT,
  "constant_text" TEXT,
  "constant_uncertainty" REAL,
  CHECK (("constant" IS NULL AND "constant_unit" IS NULL AND "constant_text" IS NULL AND "constant_uncertainty" IS NULL) OR ("constant" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "constant_unit" IS NOT NULL AND "constant_text" IS NOT NULL AND ("constant_uncertainty" IS NULL OR "constant_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_relation_insert" AFTER INSERT ON "relation" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'relation', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."constant" IS NULL, '', ',"constant":' || cpdesk_real(NEW."constant")), iif(NEW."constant_unit" IS NULL, '', ',"constant_unit":' || json_quote(NEW."constant_unit")), iif(NEW."constant_text" IS NULL, '', ',"constant_text":' || json_quote(NEW."constant_text")), iif(NEW."constant_uncertainty" IS NULL, '', ',"constant_uncertainty":' || cpdesk_real(NEW."constant_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_relation_update" AFTER UPDATE ON "relation" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'relation', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."constant" IS NEW."constant", '', ',"constant":' || cpdesk_real(OLD."constant")), iif(OLD."constant_unit" IS NEW."constant_unit", '', ',"constant_unit":' || json_quote(OLD."constant_unit")), iif(OLD."constant_text" IS NEW."constant_text", '', ',"constant_text":' || json_quote(OLD."constant_text")), iif(OLD."constant_uncertainty" IS NEW."constant_uncertainty", '', ',"constant_uncertainty":' || cpdesk_real(OLD."constant_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."constant" IS NEW."constant", '', ',"constant":' || cpdesk_real(NEW."constant")), iif(OLD."constant_unit" IS NEW."constant_unit", '', ',"constant_unit":' || json_quote(NEW."constant_unit")), iif(OLD."constant_text" IS NEW."constant_text", '', ',"constant_text":' || json_quote(NEW."constant_text")), iif(OLD."constant_uncertainty" IS NEW."constant_uncertainty", '', ',"constant_uncertainty":' || cpdesk_real(NEW."constant_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_relation_delete" AFTER DELETE ON "relation" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'relation', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."constant" IS NULL, '', ',"constant":' || cpdesk_real(OLD."constant")), iif(OLD."constant_unit" IS NULL, '', ',"constant_unit":' || json_quote(OLD."constant_unit")), iif(OLD."constant_text" IS NULL, '', ',"constant_text":' || json_quote(OLD."constant_text")), iif(OLD."constant_uncertainty" IS NULL, '', ',"constant_uncertainty":' || cpdesk_real(OLD."constant_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "relation_term" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "relation" TEXT NOT NULL REFERENCES "relation"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT NOT NULL REFERENCES "stream"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "factor" REAL CHECK ("factor" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308)
) STRICT
;
CREATE INDEX "relation_term_relation" ON "relation_term"("relation") WHERE "relation" IS NOT NULL
;
CREATE INDEX "relation_term_stream" ON "relation_term"("stream") WHERE "stream" IS NOT NULL
;
CREATE TRIGGER "log_relation_term_insert" AFTER INSERT ON "relation_term" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'relation_term', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."relation" IS NULL, '', ',"relation":' || json_quote(NEW."relation")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."factor" IS NULL, '', ',"factor":' || cpdesk_real(NEW."factor")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_relation_term_update" AFTER UPDATE ON "relation_term" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'relation_term', NEW.id,
    printf('{"id":%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."relation" IS NEW."relation", '', ',"relation":' || json_quote(OLD."relation")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."factor" IS NEW."factor", '', ',"factor":' || cpdesk_real(OLD."factor"))),
    printf('{"id":%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."relation" IS NEW."relation", '', ',"relation":' || json_quote(NEW."relation")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."factor" IS NEW."factor", '', ',"factor":' || cpdesk_real(NEW."factor")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_relation_term_delete" AFTER DELETE ON "relation_term" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'relation_term', OLD.id,
    printf('{"id":%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."relation" IS NULL, '', ',"relation":' || json_quote(OLD."relation")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."factor" IS NULL, '', ',"factor":' || cpdesk_real(OLD."factor"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "centre_cost" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "unit_process" TEXT NOT NULL REFERENCES "unit_process"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT CHECK ("kind" IN ('energy', 'system', 'waste management')),
  "name" TEXT NOT NULL,
  "amount" REAL,
  "amount_unit" TEXT,
  "amount_text" TEXT,
  "amount_uncertainty" REAL,
  CHECK (("amount" IS NULL AND "amount_unit" IS NULL AND "amount_text" IS NULL AND "amount_uncertainty" IS NULL) OR ("amount" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_unit" IS NOT NULL AND "amount_text" IS NOT NULL AND ("amount_uncertainty" IS NULL OR "amount_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "centre_cost_unit_process" ON "centre_cost"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE TRIGGER "log_centre_cost_insert" AFTER INSERT ON "centre_cost" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'centre_cost', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."amount" IS NULL, '', ',"amount":' || cpdesk_real(NEW."amount")), iif(NEW."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(NEW."amount_text" IS NULL, '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(NEW."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_centre_cost_update" AFTER UPDATE ON "centre_cost" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'centre_cost', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(NEW."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_centre_cost_delete" AFTER DELETE ON "centre_cost" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'centre_cost', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."amount" IS NULL, '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NULL, '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "emission" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "medium" TEXT CHECK ("medium" IN ('water', 'air', 'solid waste', 'hazardous waste', 'noise')),
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "equipment" TEXT REFERENCES "equipment"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT REFERENCES "stream"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "discharge_point" TEXT REFERENCES "discharge_point"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "frequency" TEXT CHECK ("frequency" IN ('continuous', 'intermittent', 'blowdown', 'periodic maintenance', 'accidental')),
  "flow" REAL,
  "flow_unit" TEXT,
  "flow_text" TEXT,
  "flow_uncertainty" REAL,
  "hours_per_event" REAL CHECK ("hours_per_event" BETWEEN 0.0 AND 1.7976931348623157e308),
  "events_per_year" REAL CHECK ("events_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "hours_per_year" REAL CHECK ("hours_per_year" BETWEEN 0.0 AND 1.7976931348623157e308),
  "origin" TEXT CHECK ("origin" IN ('measured', 'calculated', 'estimated', 'design value')),
  "method" TEXT NOT NULL,
  "grade" TEXT CHECK ("grade" IN ('A', 'B', 'C', 'D')),
  "treatment" TEXT NOT NULL,
  "waste_code" TEXT NOT NULL,
  "standard" TEXT NOT NULL,
  CHECK (("flow" IS NULL AND "flow_unit" IS NULL AND "flow_text" IS NULL AND "flow_uncertainty" IS NULL) OR ("flow" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "flow_unit" IS NOT NULL AND "flow_text" IS NOT NULL AND ("flow_uncertainty" IS NULL OR "flow_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "emission_unit_process" ON "emission"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "emission_equipment" ON "emission"("equipment") WHERE "equipment" IS NOT NULL
;
CREATE INDEX "emission_stream" ON "emission"("stream") WHERE "stream" IS NOT NULL
;
CREATE INDEX "emission_discharge_point" ON "emission"("discharge_point") WHERE "discharge_point" IS NOT NULL
;
CREATE INDEX "emission_number" ON "emission"("number")
;
CREATE TRIGGER "log_emission_insert" AFTER INSERT ON "emission" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'emission', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."number" = '', '', ',"number":' || json_quote(NEW."number")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."medium" IS NULL, '', ',"medium":' || json_quote(NEW."medium")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."equipment" IS NULL, '', ',"equipment":' || json_quote(NEW."equipment")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."discharge_point" IS NULL, '', ',"discharge_point":' || json_quote(NEW."discharge_point")), iif(NEW."frequency" IS NULL, '', ',"frequency":' || json_quote(NEW."frequency")), iif(NEW."flow" IS NULL, '', ',"flow":' || cpdesk_real(NEW."flow")), iif(NEW."flow_unit" IS NULL, '', ',"flow_unit":' || json_quote(NEW."flow_unit")), iif(NEW."flow_text" IS NULL, '', ',"flow_text":' || json_quote(NEW."flow_text")), iif(NEW."flow_uncertainty" IS NULL, '', ',"flow_uncertainty":' || cpdesk_real(NEW."flow_uncertainty")), iif(NEW."hours_per_event" IS NULL, '', ',"hours_per_event":' || cpdesk_real(NEW."hours_per_event")), iif(NEW."events_per_year" IS NULL, '', ',"events_per_year":' || cpdesk_real(NEW."events_per_year")), iif(NEW."hours_per_year" IS NULL, '', ',"hours_per_year":' || cpdesk_real(NEW."hours_per_year")), iif(NEW."origin" IS NULL, '', ',"origin":' || json_quote(NEW."origin")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")), iif(NEW."grade" IS NULL, '', ',"grade":' || json_quote(NEW."grade")), iif(NEW."treatment" = '', '', ',"treatment":' || json_quote(NEW."treatment")), iif(NEW."waste_code" = '', '', ',"waste_code":' || json_quote(NEW."waste_code")), iif(NEW."standard" = '', '', ',"standard":' || json_quote(NEW."standard")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_emission_update" AFTER UPDATE ON "emission" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'emission', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(OLD."number")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."discharge_point" IS NEW."discharge_point", '', ',"discharge_point":' || json_quote(OLD."discharge_point")), iif(OLD."frequency" IS NEW."frequency", '', ',"frequency":' || json_quote(OLD."frequency")), iif(OLD."flow" IS NEW."flow", '', ',"flow":' || cpdesk_real(OLD."flow")), iif(OLD."flow_unit" IS NEW."flow_unit", '', ',"flow_unit":' || json_quote(OLD."flow_unit")), iif(OLD."flow_text" IS NEW."flow_text", '', ',"flow_text":' || json_quote(OLD."flow_text")), iif(OLD."flow_uncertainty" IS NEW."flow_uncertainty", '', ',"flow_uncertainty":' || cpdesk_real(OLD."flow_uncertainty")), iif(OLD."hours_per_event" IS NEW."hours_per_event", '', ',"hours_per_event":' || cpdesk_real(OLD."hours_per_event")), iif(OLD."events_per_year" IS NEW."events_per_year", '', ',"events_per_year":' || cpdesk_real(OLD."events_per_year")), iif(OLD."hours_per_year" IS NEW."hours_per_year", '', ',"hours_per_year":' || cpdesk_real(OLD."hours_per_year")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method")), iif(OLD."grade" IS NEW."grade", '', ',"grade":' || json_quote(OLD."grade")), iif(OLD."treatment" IS NEW."treatment", '', ',"treatment":' || json_quote(OLD."treatment")), iif(OLD."waste_code" IS NEW."waste_code", '', ',"waste_code":' || json_quote(OLD."waste_code")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(OLD."standard"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(NEW."number")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(NEW."medium")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(NEW."equipment")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."discharge_point" IS NEW."discharge_point", '', ',"discharge_point":' || json_quote(NEW."discharge_point")), iif(OLD."frequency" IS NEW."frequency", '', ',"frequency":' || json_quote(NEW."frequency")), iif(OLD."flow" IS NEW."flow", '', ',"flow":' || cpdesk_real(NEW."flow")), iif(OLD."flow_unit" IS NEW."flow_unit", '', ',"flow_unit":' || json_quote(NEW."flow_unit")), iif(OLD."flow_text" IS NEW."flow_text", '', ',"flow_text":' || json_quote(NEW."flow_text")), iif(OLD."flow_uncertainty" IS NEW."flow_uncertainty", '', ',"flow_uncertainty":' || cpdesk_real(NEW."flow_uncertainty")), iif(OLD."hours_per_event" IS NEW."hours_per_event", '', ',"hours_per_event":' || cpdesk_real(NEW."hours_per_event")), iif(OLD."events_per_year" IS NEW."events_per_year", '', ',"events_per_year":' || cpdesk_real(NEW."events_per_year")), iif(OLD."hours_per_year" IS NEW."hours_per_year", '', ',"hours_per_year":' || cpdesk_real(NEW."hours_per_year")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(NEW."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")), iif(OLD."grade" IS NEW."grade", '', ',"grade":' || json_quote(NEW."grade")), iif(OLD."treatment" IS NEW."treatment", '', ',"treatment":' || json_quote(NEW."treatment")), iif(OLD."waste_code" IS NEW."waste_code", '', ',"waste_code":' || json_quote(NEW."waste_code")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(NEW."standard")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_emission_delete" AFTER DELETE ON "emission" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'emission', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."number" = '', '', ',"number":' || json_quote(OLD."number")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."medium" IS NULL, '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."equipment" IS NULL, '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."discharge_point" IS NULL, '', ',"discharge_point":' || json_quote(OLD."discharge_point")), iif(OLD."frequency" IS NULL, '', ',"frequency":' || json_quote(OLD."frequency")), iif(OLD."flow" IS NULL, '', ',"flow":' || cpdesk_real(OLD."flow")), iif(OLD."flow_unit" IS NULL, '', ',"flow_unit":' || json_quote(OLD."flow_unit")), iif(OLD."flow_text" IS NULL, '', ',"flow_text":' || json_quote(OLD."flow_text")), iif(OLD."flow_uncertainty" IS NULL, '', ',"flow_uncertainty":' || cpdesk_real(OLD."flow_uncertainty")), iif(OLD."hours_per_event" IS NULL, '', ',"hours_per_event":' || cpdesk_real(OLD."hours_per_event")), iif(OLD."events_per_year" IS NULL, '', ',"events_per_year":' || cpdesk_real(OLD."events_per_year")), iif(OLD."hours_per_year" IS NULL, '', ',"hours_per_year":' || cpdesk_real(OLD."hours_per_year")), iif(OLD."origin" IS NULL, '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method")), iif(OLD."grade" IS NULL, '', ',"grade":' || json_quote(OLD."grade")), iif(OLD."treatment" = '', '', ',"treatment":' || json_quote(OLD."treatment")), iif(OLD."waste_code" = '', '', ',"waste_code":' || json_quote(OLD."waste_code")), iif(OLD."standard" = '', '', ',"standard":' || json_quote(OLD."standard"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "emission_component" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "emission" TEXT NOT NULL REFERENCES "emission"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "concentration" REAL,
  "concentration_unit" TEXT,
  "concentration_text" TEXT,
  "concentration_uncertainty" REAL,
  "load" REAL,
  "load_unit" TEXT,
  "load_text" TEXT,
  "load_uncertainty" REAL,
  "limit" REAL,
  "limit_unit" TEXT,
  "limit_text" TEXT,
  "limit_uncertainty" REAL,
  "origin" TEXT CHECK ("origin" IN ('measured', 'calculated', 'estimated', 'design value')),
  "method" TEXT NOT NULL,
  CHECK (("concentration" IS NULL AND "concentration_unit" IS NULL AND "concentration_text" IS NULL AND "concentration_uncertainty" IS NULL) OR ("concentration" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "concentration_unit" IS NOT NULL AND "concentration_text" IS NOT NULL AND ("concentration_uncertainty" IS NULL OR "concentration_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("load" IS NULL AND "load_unit" IS NULL AND "load_text" IS NULL AND "load_uncertainty" IS NULL) OR ("load" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "load_unit" IS NOT NULL AND "load_text" IS NOT NULL AND ("load_uncertainty" IS NULL OR "load_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("limit" IS NULL AND "limit_unit" IS NULL AND "limit_text" IS NULL AND "limit_uncertainty" IS NULL) OR ("limit" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "limit_unit" IS NOT NULL AND "limit_text" IS NOT NULL AND ("limit_uncertainty" IS NULL OR "limit_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "emission_component_emission" ON "emission_component"("emission") WHERE "emission" IS NOT NULL
;
CREATE INDEX "emission_component_substance" ON "emission_component"("substance") WHERE "substance" IS NOT NULL
;
CREATE TRIGGER "log_emission_component_insert" AFTER INSERT ON "emission_component" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'emission_component', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."emission" IS NULL, '', ',"emission":' || json_quote(NEW."emission")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."concentration" IS NULL, '', ',"concentration":' || cpdesk_real(NEW."concentration")), iif(NEW."concentration_unit" IS NULL, '', ',"concentration_unit":' || json_quote(NEW."concentration_unit")), iif(NEW."concentration_text" IS NULL, '', ',"concentration_text":' || json_quote(NEW."concentration_text")), iif(NEW."concentration_uncertainty" IS NULL, '', ',"concentration_uncertainty":' || cpdesk_real(NEW."concentration_uncertainty")), iif(NEW."load" IS NULL, '', ',"load":' || cpdesk_real(NEW."load")), iif(NEW."load_unit" IS NULL, '', ',"load_unit":' || json_quote(NEW."load_unit")), iif(NEW."load_text" IS NULL, '', ',"load_text":' || json_quote(NEW."load_text")), iif(NEW."load_uncertainty" IS NULL, '', ',"load_uncertainty":' || cpdesk_real(NEW."load_uncertainty")), iif(NEW."limit" IS NULL, '', ',"limit":' || cpdesk_real(NEW."limit")), iif(NEW."limit_unit" IS NULL, '', ',"limit_unit":' || json_quote(NEW."limit_unit")), iif(NEW."limit_text" IS NULL, '', ',"limit_text":' || json_quote(NEW."limit_text")), iif(NEW."limit_uncertainty" IS NULL, '', ',"limit_uncertainty":' || cpdesk_real(NEW."limit_uncertainty")), iif(NEW."origin" IS NULL, '', ',"origin":' || json_quote(NEW."origin")), iif(NEW."method" = '', '', ',"method":' || json_quote(NEW."method")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_emission_component_update" AFTER UPDATE ON "emission_component" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'emission_component', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."emission" IS NEW."emission", '', ',"emission":' || json_quote(OLD."emission")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."concentration" IS NEW."concentration", '', ',"concentration":' || cpdesk_real(OLD."concentration")), iif(OLD."concentration_unit" IS NEW."concentration_unit", '', ',"concentration_unit":' || json_quote(OLD."concentration_unit")), iif(OLD."concentration_text" IS NEW."concentration_text", '', ',"concentration_text":' || json_quote(OLD."concentration_text")), iif(OLD."concentration_uncertainty" IS NEW."concentration_uncertainty", '', ',"concentration_uncertainty":' || cpdesk_real(OLD."concentration_uncertainty")), iif(OLD."load" IS NEW."load", '', ',"load":' || cpdesk_real(OLD."load")), iif(OLD."load_unit" IS NEW."load_unit", '', ',"load_unit":' || json_quote(OLD."load_unit")), iif(OLD."load_text" IS NEW."load_text", '', ',"load_text":' || json_quote(OLD."load_text")), iif(OLD."load_uncertainty" IS NEW."load_uncertainty", '', ',"load_uncertainty":' || cpdesk_real(OLD."load_uncertainty")), iif(OLD."limit" IS NEW."limit", '', ',"limit":' || cpdesk_real(OLD."limit")), iif(OLD."limit_unit" IS NEW."limit_unit", '', ',"limit_unit":' || json_quote(OLD."limit_unit")), iif(OLD."limit_text" IS NEW."limit_text", '', ',"limit_text":' || json_quote(OLD."limit_text")), iif(OLD."limit_uncertainty" IS NEW."limit_uncertainty", '', ',"limit_uncertainty":' || cpdesk_real(OLD."limit_uncertainty")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(OLD."method"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."emission" IS NEW."emission", '', ',"emission":' || json_quote(NEW."emission")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."concentration" IS NEW."concentration", '', ',"concentration":' || cpdesk_real(NEW."concentration")), iif(OLD."concentration_unit" IS NEW."concentration_unit", '', ',"concentration_unit":' || json_quote(NEW."concentration_unit")), iif(OLD."concentration_text" IS NEW."concentration_text", '', ',"concentration_text":' || json_quote(NEW."concentration_text")), iif(OLD."concentration_uncertainty" IS NEW."concentration_uncertainty", '', ',"concentration_uncertainty":' || cpdesk_real(NEW."concentration_uncertainty")), iif(OLD."load" IS NEW."load", '', ',"load":' || cpdesk_real(NEW."load")), iif(OLD."load_unit" IS NEW."load_unit", '', ',"load_unit":' || json_quote(NEW."load_unit")), iif(OLD."load_text" IS NEW."load_text", '', ',"load_text":' || json_quote(NEW."load_text")), iif(OLD."load_uncertainty" IS NEW."load_uncertainty", '', ',"load_uncertainty":' || cpdesk_real(NEW."load_uncertainty")), iif(OLD."limit" IS NEW."limit", '', ',"limit":' || cpdesk_real(NEW."limit")), iif(OLD."limit_unit" IS NEW."limit_unit", '', ',"limit_unit":' || json_quote(NEW."limit_unit")), iif(OLD."limit_text" IS NEW."limit_text", '', ',"limit_text":' || json_quote(NEW."limit_text")), iif(OLD."limit_uncertainty" IS NEW."limit_uncertainty", '', ',"limit_uncertainty":' || cpdesk_real(NEW."limit_uncertainty")), iif(OLD."origin" IS NEW."origin", '', ',"origin":' || json_quote(NEW."origin")), iif(OLD."method" IS NEW."method", '', ',"method":' || json_quote(NEW."method")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_emission_component_delete" AFTER DELETE ON "emission_component" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'emission_component', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."emission" IS NULL, '', ',"emission":' || json_quote(OLD."emission")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."concentration" IS NULL, '', ',"concentration":' || cpdesk_real(OLD."concentration")), iif(OLD."concentration_unit" IS NULL, '', ',"concentration_unit":' || json_quote(OLD."concentration_unit")), iif(OLD."concentration_text" IS NULL, '', ',"concentration_text":' || json_quote(OLD."concentration_text")), iif(OLD."concentration_uncertainty" IS NULL, '', ',"concentration_uncertainty":' || cpdesk_real(OLD."concentration_uncertainty")), iif(OLD."load" IS NULL, '', ',"load":' || cpdesk_real(OLD."load")), iif(OLD."load_unit" IS NULL, '', ',"load_unit":' || json_quote(OLD."load_unit")), iif(OLD."load_text" IS NULL, '', ',"load_text":' || json_quote(OLD."load_text")), iif(OLD."load_uncertainty" IS NULL, '', ',"load_uncertainty":' || cpdesk_real(OLD."load_uncertainty")), iif(OLD."limit" IS NULL, '', ',"limit":' || cpdesk_real(OLD."limit")), iif(OLD."limit_unit" IS NULL, '', ',"limit_unit":' || json_quote(OLD."limit_unit")), iif(OLD."limit_text" IS NULL, '', ',"limit_text":' || json_quote(OLD."limit_text")), iif(OLD."limit_uncertainty" IS NULL, '', ',"limit_uncertainty":' || cpdesk_real(OLD."limit_uncertainty")), iif(OLD."origin" IS NULL, '', ',"origin":' || json_quote(OLD."origin")), iif(OLD."method" = '', '', ',"method":' || json_quote(OLD."method"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "waste_source" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('plant', 'focus')),
  "place" TEXT NOT NULL,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "waste_name" TEXT NOT NULL,
  "waste" TEXT REFERENCES "waste"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT REFERENCES "stream"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "emission" TEXT REFERENCES "emission"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT
;
CREATE INDEX "waste_source_unit_process" ON "waste_source"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "waste_source_waste" ON "waste_source"("waste") WHERE "waste" IS NOT NULL
;
CREATE INDEX "waste_source_stream" ON "waste_source"("stream") WHERE "stream" IS NOT NULL
;
CREATE INDEX "waste_source_emission" ON "waste_source"("emission") WHERE "emission" IS NOT NULL
;
CREATE TRIGGER "log_waste_source_insert" AFTER INSERT ON "waste_source" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste_source', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."scope" IS NULL, '', ',"scope":' || json_quote(NEW."scope")), iif(NEW."place" = '', '', ',"place":' || json_quote(NEW."place")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."waste_name" = '', '', ',"waste_name":' || json_quote(NEW."waste_name")), iif(NEW."waste" IS NULL, '', ',"waste":' || json_quote(NEW."waste")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."emission" IS NULL, '', ',"emission":' || json_quote(NEW."emission")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_waste_source_update" AFTER UPDATE ON "waste_source" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste_source', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."scope" IS NEW."scope", '', ',"scope":' || json_quote(OLD."scope")), iif(OLD."place" IS NEW."place", '', ',"place":' || json_quote(OLD."place")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."waste_name" IS NEW."waste_name", '', ',"waste_name":' || json_quote(OLD."waste_name")), iif(OLD."waste" IS NEW."waste", '', ',"waste":' || json_quote(OLD."waste")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."emission" IS NEW."emission", '', ',"emission":' || json_quote(OLD."emission"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."scope" IS NEW."scope", '', ',"scope":' || json_quote(NEW."scope")), iif(OLD."place" IS NEW."place", '', ',"place":' || json_quote(NEW."place")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."waste_name" IS NEW."waste_name", '', ',"waste_name":' || json_quote(NEW."waste_name")), iif(OLD."waste" IS NEW."waste", '', ',"waste":' || json_quote(NEW."waste")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."emission" IS NEW."emission", '', ',"emission":' || json_quote(NEW."emission")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_waste_source_delete" AFTER DELETE ON "waste_source" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'waste_source', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."scope" IS NULL, '', ',"scope":' || json_quote(OLD."scope")), iif(OLD."place" = '', '', ',"place":' || json_quote(OLD."place")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."waste_name" = '', '', ',"waste_name":' || json_quote(OLD."waste_name")), iif(OLD."waste" IS NULL, '', ',"waste":' || json_quote(OLD."waste")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."emission" IS NULL, '', ',"emission":' || json_quote(OLD."emission"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "cause" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "waste_source" TEXT NOT NULL REFERENCES "waste_source"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "aspect" TEXT NOT NULL CHECK ("aspect" IN ('raw_materials_energy', 'technology', 'equipment', 'process_control', 'product', 'waste', 'management', 'staff')),
  "description" TEXT NOT NULL,
  "root" INTEGER CHECK ("root" IN (0, 1))
) STRICT
;
CREATE INDEX "cause_waste_source" ON "cause"("waste_source") WHERE "waste_source" IS NOT NULL
;
CREATE TRIGGER "log_cause_insert" AFTER INSERT ON "cause" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'cause', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."waste_source" IS NULL, '', ',"waste_source":' || json_quote(NEW."waste_source")), iif(NEW."aspect" IS NULL, '', ',"aspect":' || json_quote(NEW."aspect")), iif(NEW."description" = '', '', ',"description":' || json_quote(NEW."description")), iif(NEW."root" IS NULL, '', ',"root":' || json_quote(NEW."root")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_cause_update" AFTER UPDATE ON "cause" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'cause', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."waste_source" IS NEW."waste_source", '', ',"waste_source":' || json_quote(OLD."waste_source")), iif(OLD."aspect" IS NEW."aspect", '', ',"aspect":' || json_quote(OLD."aspect")), iif(OLD."description" IS NEW."description", '', ',"description":' || json_quote(OLD."description")), iif(OLD."root" IS NEW."root", '', ',"root":' || json_quote(OLD."root"))),
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."waste_source" IS NEW."waste_source", '', ',"waste_source":' || json_quote(NEW."waste_source")), iif(OLD."aspect" IS NEW."aspect", '', ',"aspect":' || json_quote(NEW."aspect")), iif(OLD."description" IS NEW."description", '', ',"description":' || json_quote(NEW."description")), iif(OLD."root" IS NEW."root", '', ',"root":' || json_quote(NEW."root")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_cause_delete" AFTER DELETE ON "cause" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'cause', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."waste_source" IS NULL, '', ',"waste_source":' || json_quote(OLD."waste_source")), iif(OLD."aspect" IS NULL, '', ',"aspect":' || json_quote(OLD."aspect")), iif(OLD."description" = '', '', ',"description":' || json_quote(OLD."description")), iif(OLD."root" IS NULL, '', ',"root":' || json_quote(OLD."root"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "focus_candidate" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "wastewater" REAL,
  "wastewater_unit" TEXT,
  "wastewater_text" TEXT,
  "wastewater_uncertainty" REAL,
  "waste_gas" REAL,
  "waste_gas_unit" TEXT,
  "waste_gas_text" TEXT,
  "waste_gas_uncertainty" REAL,
  "solid_waste" REAL,
  "solid_waste_unit" TEXT,
  "solid_waste_text" TEXT,
  "solid_waste_uncertainty" REAL,
  "material_use" REAL,
  "material_use_unit" TEXT,
  "material_use_text" TEXT,
  "material_use_uncertainty" REAL,
  "material_cost" REAL,
  "material_cost_unit" TEXT,
  "material_cost_text" TEXT,
  "material_cost_uncertainty" REAL,
  "water_use" REAL,
  "water_use_unit" TEXT,
  "water_use_text" TEXT,
  "water_use_uncertainty" REAL,
  "water_cost" REAL,
  "water_cost_unit" TEXT,
  "water_cost_text" TEXT,
  "water_cost_uncertainty" REAL,
  "energy_use" REAL,
  "energy_use_unit" TEXT,
  "energy_use_text" TEXT,
  "energy_use_uncertainty" REAL,
  "energy_cost" REAL,
  "energy_cost_unit" TEXT,
  "energy_cost_text" TEXT,
  "energy_cost_uncertainty" REAL,
  "treatment_cost" REAL,
  "treatment_cost_unit" TEXT,
  "treatment_cost_text" TEXT,
  "treatment_cost_uncertainty" REAL,
  "offsite_cost" REAL,
  "offsite_cost_unit" TEXT,
  "offsite_cost_text" TEXT,
  "offsite_cost_uncertainty" REAL,
  "discharge_tax" REAL,
  "discharge_tax_unit" TEXT,
  "discharge_tax_text" TEXT,
  "discharge_tax_uncertainty" REAL,
  "fines" REAL,
  "fines_unit" TEXT,
  "fines_text" TEXT,
  "fines_uncertainty" REAL,
  "other_cost" REAL,
  "other_cost_unit" TEXT,
  "other_cost_text" TEXT,
  "other_cost_uncertainty" REAL,
  "chosen" INTEGER CHECK ("chosen" IN (0, 1)),
  "reason" TEXT NOT NULL,
  CHECK (("wastewater" IS NULL AND "wastewater_unit" IS NULL AND "wastewater_text" IS NULL AND "wastewater_uncertainty" IS NULL) OR ("wastewater" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "wastewater_unit" IS NOT NULL AND "wastewater_text" IS NOT NULL AND ("wastewater_uncertainty" IS NULL OR "wastewater_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("waste_gas" IS NULL AND "waste_gas_unit" IS NULL AND "waste_gas_text" IS NULL AND "waste_gas_uncertainty" IS NULL) OR ("waste_gas" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "waste_gas_unit" IS NOT NULL AND "waste_gas_text" IS NOT NULL AND ("waste_gas_uncertainty" IS NULL OR "waste_gas_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("solid_waste" IS NULL AND "solid_waste_unit" IS NULL AND "solid_waste_text" IS NULL AND "solid_waste_uncertainty" IS NULL) OR ("solid_waste" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "solid_waste_unit" IS NOT NULL AND "solid_waste_text" IS NOT NULL AND ("solid_waste_uncertainty" IS NULL OR "solid_waste_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("material_use" IS NULL AND "material_use_unit" IS NULL AND "material_use_text" IS NULL AND "material_use_uncertainty" IS NULL) OR ("material_use" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "material_use_unit" IS NOT NULL AND "material_use_text" IS NOT NULL AND ("material_use_uncertainty" IS NULL OR "material_use_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("material_cost" IS NULL AND "material_cost_unit" IS NULL AND "material_cost_text" IS NULL AND "material_cost_uncertainty" IS NULL) OR ("material_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "material_cost_unit" IS NOT NULL AND "material_cost_text" IS NOT NULL AND ("material_cost_uncertainty" IS NULL OR "material_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("water_use" IS NULL AND "water_use_unit" IS NULL AND "water_use_text" IS NULL AND "water_use_uncertainty" IS NULL) OR ("water_use" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "water_use_unit" IS NOT NULL AND "water_use_text" IS NOT NULL AND ("water_use_uncertainty" IS NULL OR "water_use_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("water_cost" IS NULL AND "water_cost_unit" IS NULL AND "water_cost_text" IS NULL AND "water_cost_uncertainty" IS NULL) OR ("water_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "water_cost_unit" IS NOT NULL AND "water_cost_text" IS NOT NULL AND ("water_cost_uncertainty" IS NULL OR "water_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("energy_use" IS NULL AND "energy_use_unit" IS NULL AND "energy_use_text" IS NULL AND "energy_use_uncertainty" IS NULL) OR ("energy_use" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "energy_use_unit" IS NOT NULL AND "energy_use_text" IS NOT NULL AND ("energy_use_uncertainty" IS NULL OR "energy_use_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("energy_cost" IS NULL AND "energy_cost_unit" IS NULL AND "energy_cost_text" IS NULL AND "energy_cost_uncertainty" IS NULL) OR ("energy_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "energy_cost_unit" IS NOT NULL AND "energy_cost_text" IS NOT NULL AND ("energy_cost_uncertainty" IS NULL OR "energy_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("treatment_cost" IS NULL AND "treatment_cost_unit" IS NULL AND "treatment_cost_text" IS NULL AND "treatment_cost_uncertainty" IS NULL) OR ("treatment_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "treatment_cost_unit" IS NOT NULL AND "treatment_cost_text" IS NOT NULL AND ("treatment_cost_uncertainty" IS NULL OR "treatment_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("offsite_cost" IS NULL AND "offsite_cost_unit" IS NULL AND "offsite_cost_text" IS NULL AND "offsite_cost_uncertainty" IS NULL) OR ("offsite_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "offsite_cost_unit" IS NOT NULL AND "offsite_cost_text" IS NOT NULL AND ("offsite_cost_uncertainty" IS NULL OR "offsite_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("discharge_tax" IS NULL AND "discharge_tax_unit" IS NULL AND "discharge_tax_text" IS NULL AND "discharge_tax_uncertainty" IS NULL) OR ("discharge_tax" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "discharge_tax_unit" IS NOT NULL AND "discharge_tax_text" IS NOT NULL AND ("discharge_tax_uncertainty" IS NULL OR "discharge_tax_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("fines" IS NULL AND "fines_unit" IS NULL AND "fines_text" IS NULL AND "fines_uncertainty" IS NULL) OR ("fines" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "fines_unit" IS NOT NULL AND "fines_text" IS NOT NULL AND ("fines_uncertainty" IS NULL OR "fines_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("other_cost" IS NULL AND "other_cost_unit" IS NULL AND "other_cost_text" IS NULL AND "other_cost_uncertainty" IS NULL) OR ("other_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "other_cost_unit" IS NOT NULL AND "other_cost_text" IS NOT NULL AND ("other_cost_uncertainty" IS NULL OR "other_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "focus_candidate_unit_process" ON "focus_candidate"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE TRIGGER "log_focus_candidate_insert" AFTER INSERT ON "focus_candidate" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'focus_candidate', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."wastewater" IS NULL, '', ',"wastewater":' || cpdesk_real(NEW."wastewater")), iif(NEW."wastewater_unit" IS NULL, '', ',"wastewater_unit":' || json_quote(NEW."wastewater_unit")), iif(NEW."wastewater_text" IS NULL, '', ',"wastewater_text":' || json_quote(NEW."wastewater_text")), iif(NEW."wastewater_uncertainty" IS NULL, '', ',"wastewater_uncertainty":' || cpdesk_real(NEW."wastewater_uncertainty")), iif(NEW."waste_gas" IS NULL, '', ',"waste_gas":' || cpdesk_real(NEW."waste_gas")), iif(NEW."waste_gas_unit" IS NULL, '', ',"waste_gas_unit":' || json_quote(NEW."waste_gas_unit")), iif(NEW."waste_gas_text" IS NULL, '', ',"waste_gas_text":' || json_quote(NEW."waste_gas_text")), iif(NEW."waste_gas_uncertainty" IS NULL, '', ',"waste_gas_uncertainty":' || cpdesk_real(NEW."waste_gas_uncertainty")), iif(NEW."solid_waste" IS NULL, '', ',"solid_waste":' || cpdesk_real(NEW."solid_waste")), iif(NEW."solid_waste_unit" IS NULL, '', ',"solid_waste_unit":' || json_quote(NEW."solid_waste_unit")), iif(NEW."solid_waste_text" IS NULL, '', ',"solid_waste_text":' || json_quote(NEW."solid_waste_text")), iif(NEW."solid_waste_uncertainty" IS NULL, '', ',"solid_waste_uncertainty":' || cpdesk_real(NEW."solid_waste_uncertainty")), iif(NEW."material_use" IS NULL, '', ',"material_use":' || cpdesk_real(NEW."material_use")), iif(NEW."material_use_unit" IS NULL, '', ',"material_use_unit":' || json_quote(NEW."material_use_unit")), iif(NEW."material_use_text" IS NULL, '', ',"material_use_text":' || json_quote(NEW."material_use_text")), iif(NEW."material_use_uncertainty" IS NULL, '', ',"material_use_uncertainty":' || cpdesk_real(NEW."material_use_uncertainty")), iif(NEW."material_cost" IS NULL, '', ',"material_cost":' || cpdesk_real(NEW."material_cost")), iif(NEW."material_cost_unit" IS NULL, '', ',"material_cost_unit":' || json_quote(NEW."material_cost_unit")), iif(NEW."material_cost_text" IS NULL, '', ',"material_cost_text":' || json_quote(NEW."material_cost_text")), iif(NEW."material_cost_uncertainty" IS NULL, '', ',"material_cost_uncertainty":' || cpdesk_real(NEW."material_cost_uncertainty")), iif(NEW."water_use" IS NULL, '', ',"water_use":' || cpdesk_real(NEW."water_use")), iif(NEW."water_use_unit" IS NULL, '', ',"water_use_unit":' || json_quote(NEW."water_use_unit")), iif(NEW."water_use_text" IS NULL, '', ',"water_use_text":' || json_quote(NEW."water_use_text")), iif(NEW."water_use_uncertainty" IS NULL, '', ',"water_use_uncertainty":' || cpdesk_real(NEW."water_use_uncertainty")), iif(NEW."water_cost" IS NULL, '', ',"water_cost":' || cpdesk_real(NEW."water_cost")), iif(NEW."water_cost_unit" IS NULL, '', ',"water_cost_unit":' || json_quote(NEW."water_cost_unit")), iif(NEW."water_cost_text" IS NULL, '', ',"water_cost_text":' || json_quote(NEW."water_cost_text")), iif(NEW."water_cost_uncertainty" IS NULL, '', ',"water_cost_uncertainty":' || cpdesk_real(NEW."water_cost_uncertainty")), iif(NEW."energy_use" IS NULL, '', ',"energy_use":' || cpdesk_real(NEW."energy_use")), iif(NEW."energy_use_unit" IS NULL, '', ',"energy_use_unit":' || json_quote(NEW."energy_use_unit")), iif(NEW."energy_use_text" IS NULL, '', ',"energy_use_text":' || json_quote(NEW."energy_use_text")), iif(NEW."energy_use_uncertainty" IS NULL, '', ',"energy_use_uncertainty":' || cpdesk_real(NEW."energy_use_uncertainty")), iif(NEW."energy_cost" IS NULL, '', ',"energy_cost":' || cpdesk_real(NEW."energy_cost")), iif(NEW."energy_cost_unit" IS NULL, '', ',"energy_cost_unit":' || json_quote(NEW."energy_cost_unit")), iif(NEW."energy_cost_text" IS NULL, '', ',"energy_cost_text":' || json_quote(NEW."energy_cost_text")), iif(NEW."energy_cost_uncertainty" IS NULL, '', ',"energy_cost_uncertainty":' || cpdesk_real(NEW."energy_cost_uncertainty")), iif(NEW."treatment_cost" IS NULL, '', ',"treatment_cost":' || cpdesk_real(NEW."treatment_cost")), iif(NEW."treatment_cost_unit" IS NULL, '', ',"treatment_cost_unit":' || json_quote(NEW."treatment_cost_unit")), iif(NEW."treatment_cost_text" IS NULL, '', ',"treatment_cost_text":' || json_quote(NEW."treatment_cost_text")), iif(NEW."treatment_cost_uncertainty" IS NULL, '', ',"treatment_cost_uncertainty":' || cpdesk_real(NEW."treatment_cost_uncertainty")), iif(NEW."offsite_cost" IS NULL, '', ',"offsite_cost":' || cpdesk_real(NEW."offsite_cost")), iif(NEW."offsite_cost_unit" IS NULL, '', ',"offsite_cost_unit":' || json_quote(NEW."offsite_cost_unit")), iif(NEW."offsite_cost_text" IS NULL, '', ',"offsite_cost_text":' || json_quote(NEW."offsite_cost_text")), iif(NEW."offsite_cost_uncertainty" IS NULL, '', ',"offsite_cost_uncertainty":' || cpdesk_real(NEW."offsite_cost_uncertainty")), iif(NEW."discharge_tax" IS NULL, '', ',"discharge_tax":' || cpdesk_real(NEW."discharge_tax")), iif(NEW."discharge_tax_unit" IS NULL, '', ',"discharge_tax_unit":' || json_quote(NEW."discharge_tax_unit")), iif(NEW."discharge_tax_text" IS NULL, '', ',"discharge_tax_text":' || json_quote(NEW."discharge_tax_text")), iif(NEW."discharge_tax_uncertainty" IS NULL, '', ',"discharge_tax_uncertainty":' || cpdesk_real(NEW."discharge_tax_uncertainty")), iif(NEW."fines" IS NULL, '', ',"fines":' || cpdesk_real(NEW."fines")), iif(NEW."fines_unit" IS NULL, '', ',"fines_unit":' || json_quote(NEW."fines_unit")), iif(NEW."fines_text" IS NULL, '', ',"fines_text":' || json_quote(NEW."fines_text")), iif(NEW."fines_uncertainty" IS NULL, '', ',"fines_uncertainty":' || cpdesk_real(NEW."fines_uncertainty")), iif(NEW."other_cost" IS NULL, '', ',"other_cost":' || cpdesk_real(NEW."other_cost")), iif(NEW."other_cost_unit" IS NULL, '', ',"other_cost_unit":' || json_quote(NEW."other_cost_unit")), iif(NEW."other_cost_text" IS NULL, '', ',"other_cost_text":' || json_quote(NEW."other_cost_text")), iif(NEW."other_cost_uncertainty" IS NULL, '', ',"other_cost_uncertainty":' || cpdesk_real(NEW."other_cost_uncertainty")), iif(NEW."chosen" IS NULL, '', ',"chosen":' || json_quote(NEW."chosen")), iif(NEW."reason" = '', '', ',"reason":' || json_quote(NEW."reason")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_focus_candidate_update" AFTER UPDATE ON "focus_candidate" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'focus_candidate', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."wastewater" IS NEW."wastewater", '', ',"wastewater":' || cpdesk_real(OLD."wastewater")), iif(OLD."wastewater_unit" IS NEW."wastewater_unit", '', ',"wastewater_unit":' || json_quote(OLD."wastewater_unit")), iif(OLD."wastewater_text" IS NEW."wastewater_text", '', ',"wastewater_text":' || json_quote(OLD."wastewater_text")), iif(OLD."wastewater_uncertainty" IS NEW."wastewater_uncertainty", '', ',"wastewater_uncertainty":' || cpdesk_real(OLD."wastewater_uncertainty")), iif(OLD."waste_gas" IS NEW."waste_gas", '', ',"waste_gas":' || cpdesk_real(OLD."waste_gas")), iif(OLD."waste_gas_unit" IS NEW."waste_gas_unit", '', ',"waste_gas_unit":' || json_quote(OLD."waste_gas_unit")), iif(OLD."waste_gas_text" IS NEW."waste_gas_text", '', ',"waste_gas_text":' || json_quote(OLD."waste_gas_text")), iif(OLD."waste_gas_uncertainty" IS NEW."waste_gas_uncertainty", '', ',"waste_gas_uncertainty":' || cpdesk_real(OLD."waste_gas_uncertainty")), iif(OLD."solid_waste" IS NEW."solid_waste", '', ',"solid_waste":' || cpdesk_real(OLD."solid_waste")), iif(OLD."solid_waste_unit" IS NEW."solid_waste_unit", '', ',"solid_waste_unit":' || json_quote(OLD."solid_waste_unit")), iif(OLD."solid_waste_text" IS NEW."solid_waste_text", '', ',"solid_waste_text":' || json_quote(OLD."solid_waste_text")), iif(OLD."solid_waste_uncertainty" IS NEW."solid_waste_uncertainty", '', ',"solid_waste_uncertainty":' || cpdesk_real(OLD."solid_waste_uncertainty")), iif(OLD."material_use" IS NEW."material_use", '', ',"material_use":' || cpdesk_real(OLD."material_use")), iif(OLD."material_use_unit" IS NEW."material_use_unit", '', ',"material_use_unit":' || json_quote(OLD."material_use_unit")), iif(OLD."material_use_text" IS NEW."material_use_text", '', ',"material_use_text":' || json_quote(OLD."material_use_text")), iif(OLD."material_use_uncertainty" IS NEW."material_use_uncertainty", '', ',"material_use_uncertainty":' || cpdesk_real(OLD."material_use_uncertainty")), iif(OLD."material_cost" IS NEW."material_cost", '', ',"material_cost":' || cpdesk_real(OLD."material_cost")), iif(OLD."material_cost_unit" IS NEW."material_cost_unit", '', ',"material_cost_unit":' || json_quote(OLD."material_cost_unit")), iif(OLD."material_cost_text" IS NEW."material_cost_text", '', ',"material_cost_text":' || json_quote(OLD."material_cost_text")), iif(OLD."material_cost_uncertainty" IS NEW."material_cost_uncertainty", '', ',"material_cost_uncertainty":' || cpdesk_real(OLD."material_cost_uncertainty")), iif(OLD."water_use" IS NEW."water_use", '', ',"water_use":' || cpdesk_real(OLD."water_use")), iif(OLD."water_use_unit" IS NEW."water_use_unit", '', ',"water_use_unit":' || json_quote(OLD."water_use_unit")), iif(OLD."water_use_text" IS NEW."water_use_text", '', ',"water_use_text":' || json_quote(OLD."water_use_text")), iif(OLD."water_use_uncertainty" IS NEW."water_use_uncertainty", '', ',"water_use_uncertainty":' || cpdesk_real(OLD."water_use_uncertainty")), iif(OLD."water_cost" IS NEW."water_cost", '', ',"water_cost":' || cpdesk_real(OLD."water_cost")), iif(OLD."water_cost_unit" IS NEW."water_cost_unit", '', ',"water_cost_unit":' || json_quote(OLD."water_cost_unit")), iif(OLD."water_cost_text" IS NEW."water_cost_text", '', ',"water_cost_text":' || json_quote(OLD."water_cost_text")), iif(OLD."water_cost_uncertainty" IS NEW."water_cost_uncertainty", '', ',"water_cost_uncertainty":' || cpdesk_real(OLD."water_cost_uncertainty")), iif(OLD."energy_use" IS NEW."energy_use", '', ',"energy_use":' || cpdesk_real(OLD."energy_use")), iif(OLD."energy_use_unit" IS NEW."energy_use_unit", '', ',"energy_use_unit":' || json_quote(OLD."energy_use_unit")), iif(OLD."energy_use_text" IS NEW."energy_use_text", '', ',"energy_use_text":' || json_quote(OLD."energy_use_text")), iif(OLD."energy_use_uncertainty" IS NEW."energy_use_uncertainty", '', ',"energy_use_uncertainty":' || cpdesk_real(OLD."energy_use_uncertainty")), iif(OLD."energy_cost" IS NEW."energy_cost", '', ',"energy_cost":' || cpdesk_real(OLD."energy_cost")), iif(OLD."energy_cost_unit" IS NEW."energy_cost_unit", '', ',"energy_cost_unit":' || json_quote(OLD."energy_cost_unit")), iif(OLD."energy_cost_text" IS NEW."energy_cost_text", '', ',"energy_cost_text":' || json_quote(OLD."energy_cost_text")), iif(OLD."energy_cost_uncertainty" IS NEW."energy_cost_uncertainty", '', ',"energy_cost_uncertainty":' || cpdesk_real(OLD."energy_cost_uncertainty")), iif(OLD."treatment_cost" IS NEW."treatment_cost", '', ',"treatment_cost":' || cpdesk_real(OLD."treatment_cost")), iif(OLD."treatment_cost_unit" IS NEW."treatment_cost_unit", '', ',"treatment_cost_unit":' || json_quote(OLD."treatment_cost_unit")), iif(OLD."treatment_cost_text" IS NEW."treatment_cost_text", '', ',"treatment_cost_text":' || json_quote(OLD."treatment_cost_text")), iif(OLD."treatment_cost_uncertainty" IS NEW."treatment_cost_uncertainty", '', ',"treatment_cost_uncertainty":' || cpdesk_real(OLD."treatment_cost_uncertainty")), iif(OLD."offsite_cost" IS NEW."offsite_cost", '', ',"offsite_cost":' || cpdesk_real(OLD."offsite_cost")), iif(OLD."offsite_cost_unit" IS NEW."offsite_cost_unit", '', ',"offsite_cost_unit":' || json_quote(OLD."offsite_cost_unit")), iif(OLD."offsite_cost_text" IS NEW."offsite_cost_text", '', ',"offsite_cost_text":' || json_quote(OLD."offsite_cost_text")), iif(OLD."offsite_cost_uncertainty" IS NEW."offsite_cost_uncertainty", '', ',"offsite_cost_uncertainty":' || cpdesk_real(OLD."offsite_cost_uncertainty")), iif(OLD."discharge_tax" IS NEW."discharge_tax", '', ',"discharge_tax":' || cpdesk_real(OLD."discharge_tax")), iif(OLD."discharge_tax_unit" IS NEW."discharge_tax_unit", '', ',"discharge_tax_unit":' || json_quote(OLD."discharge_tax_unit")), iif(OLD."discharge_tax_text" IS NEW."discharge_tax_text", '', ',"discharge_tax_text":' || json_quote(OLD."discharge_tax_text")), iif(OLD."discharge_tax_uncertainty" IS NEW."discharge_tax_uncertainty", '', ',"discharge_tax_uncertainty":' || cpdesk_real(OLD."discharge_tax_uncertainty")), iif(OLD."fines" IS NEW."fines", '', ',"fines":' || cpdesk_real(OLD."fines")), iif(OLD."fines_unit" IS NEW."fines_unit", '', ',"fines_unit":' || json_quote(OLD."fines_unit")), iif(OLD."fines_text" IS NEW."fines_text", '', ',"fines_text":' || json_quote(OLD."fines_text")), iif(OLD."fines_uncertainty" IS NEW."fines_uncertainty", '', ',"fines_uncertainty":' || cpdesk_real(OLD."fines_uncertainty")), iif(OLD."other_cost" IS NEW."other_cost", '', ',"other_cost":' || cpdesk_real(OLD."other_cost")), iif(OLD."other_cost_unit" IS NEW."other_cost_unit", '', ',"other_cost_unit":' || json_quote(OLD."other_cost_unit")), iif(OLD."other_cost_text" IS NEW."other_cost_text", '', ',"other_cost_text":' || json_quote(OLD."other_cost_text")), iif(OLD."other_cost_uncertainty" IS NEW."other_cost_uncertainty", '', ',"other_cost_uncertainty":' || cpdesk_real(OLD."other_cost_uncertainty")), iif(OLD."chosen" IS NEW."chosen", '', ',"chosen":' || json_quote(OLD."chosen")), iif(OLD."reason" IS NEW."reason", '', ',"reason":' || json_quote(OLD."reason"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."wastewater" IS NEW."wastewater", '', ',"wastewater":' || cpdesk_real(NEW."wastewater")), iif(OLD."wastewater_unit" IS NEW."wastewater_unit", '', ',"wastewater_unit":' || json_quote(NEW."wastewater_unit")), iif(OLD."wastewater_text" IS NEW."wastewater_text", '', ',"wastewater_text":' || json_quote(NEW."wastewater_text")), iif(OLD."wastewater_uncertainty" IS NEW."wastewater_uncertainty", '', ',"wastewater_uncertainty":' || cpdesk_real(NEW."wastewater_uncertainty")), iif(OLD."waste_gas" IS NEW."waste_gas", '', ',"waste_gas":' || cpdesk_real(NEW."waste_gas")), iif(OLD."waste_gas_unit" IS NEW."waste_gas_unit", '', ',"waste_gas_unit":' || json_quote(NEW."waste_gas_unit")), iif(OLD."waste_gas_text" IS NEW."waste_gas_text", '', ',"waste_gas_text":' || json_quote(NEW."waste_gas_text")), iif(OLD."waste_gas_uncertainty" IS NEW."waste_gas_uncertainty", '', ',"waste_gas_uncertainty":' || cpdesk_real(NEW."waste_gas_uncertainty")), iif(OLD."solid_waste" IS NEW."solid_waste", '', ',"solid_waste":' || cpdesk_real(NEW."solid_waste")), iif(OLD."solid_waste_unit" IS NEW."solid_waste_unit", '', ',"solid_waste_unit":' || json_quote(NEW."solid_waste_unit")), iif(OLD."solid_waste_text" IS NEW."solid_waste_text", '', ',"solid_waste_text":' || json_quote(NEW."solid_waste_text")), iif(OLD."solid_waste_uncertainty" IS NEW."solid_waste_uncertainty", '', ',"solid_waste_uncertainty":' || cpdesk_real(NEW."solid_waste_uncertainty")), iif(OLD."material_use" IS NEW."material_use", '', ',"material_use":' || cpdesk_real(NEW."material_use")), iif(OLD."material_use_unit" IS NEW."material_use_unit", '', ',"material_use_unit":' || json_quote(NEW."material_use_unit")), iif(OLD."material_use_text" IS NEW."material_use_text", '', ',"material_use_text":' || json_quote(NEW."material_use_text")), iif(OLD."material_use_uncertainty" IS NEW."material_use_uncertainty", '', ',"material_use_uncertainty":' || cpdesk_real(NEW."material_use_uncertainty")), iif(OLD."material_cost" IS NEW."material_cost", '', ',"material_cost":' || cpdesk_real(NEW."material_cost")), iif(OLD."material_cost_unit" IS NEW."material_cost_unit", '', ',"material_cost_unit":' || json_quote(NEW."material_cost_unit")), iif(OLD."material_cost_text" IS NEW."material_cost_text", '', ',"material_cost_text":' || json_quote(NEW."material_cost_text")), iif(OLD."material_cost_uncertainty" IS NEW."material_cost_uncertainty", '', ',"material_cost_uncertainty":' || cpdesk_real(NEW."material_cost_uncertainty")), iif(OLD."water_use" IS NEW."water_use", '', ',"water_use":' || cpdesk_real(NEW."water_use")), iif(OLD."water_use_unit" IS NEW."water_use_unit", '', ',"water_use_unit":' || json_quote(NEW."water_use_unit")), iif(OLD."water_use_text" IS NEW."water_use_text", '', ',"water_use_text":' || json_quote(NEW."water_use_text")), iif(OLD."water_use_uncertainty" IS NEW."water_use_uncertainty", '', ',"water_use_uncertainty":' || cpdesk_real(NEW."water_use_uncertainty")), iif(OLD."water_cost" IS NEW."water_cost", '', ',"water_cost":' || cpdesk_real(NEW."water_cost")), iif(OLD."water_cost_unit" IS NEW."water_cost_unit", '', ',"water_cost_unit":' || json_quote(NEW."water_cost_unit")), iif(OLD."water_cost_text" IS NEW."water_cost_text", '', ',"water_cost_text":' || json_quote(NEW."water_cost_text")), iif(OLD."water_cost_uncertainty" IS NEW."water_cost_uncertainty", '', ',"water_cost_uncertainty":' || cpdesk_real(NEW."water_cost_uncertainty")), iif(OLD."energy_use" IS NEW."energy_use", '', ',"energy_use":' || cpdesk_real(NEW."energy_use")), iif(OLD."energy_use_unit" IS NEW."energy_use_unit", '', ',"energy_use_unit":' || json_quote(NEW."energy_use_unit")), iif(OLD."energy_use_text" IS NEW."energy_use_text", '', ',"energy_use_text":' || json_quote(NEW."energy_use_text")), iif(OLD."energy_use_uncertainty" IS NEW."energy_use_uncertainty", '', ',"energy_use_uncertainty":' || cpdesk_real(NEW."energy_use_uncertainty")), iif(OLD."energy_cost" IS NEW."energy_cost", '', ',"energy_cost":' || cpdesk_real(NEW."energy_cost")), iif(OLD."energy_cost_unit" IS NEW."energy_cost_unit", '', ',"energy_cost_unit":' || json_quote(NEW."energy_cost_unit")), iif(OLD."energy_cost_text" IS NEW."energy_cost_text", '', ',"energy_cost_text":' || json_quote(NEW."energy_cost_text")), iif(OLD."energy_cost_uncertainty" IS NEW."energy_cost_uncertainty", '', ',"energy_cost_uncertainty":' || cpdesk_real(NEW."energy_cost_uncertainty")), iif(OLD."treatment_cost" IS NEW."treatment_cost", '', ',"treatment_cost":' || cpdesk_real(NEW."treatment_cost")), iif(OLD."treatment_cost_unit" IS NEW."treatment_cost_unit", '', ',"treatment_cost_unit":' || json_quote(NEW."treatment_cost_unit")), iif(OLD."treatment_cost_text" IS NEW."treatment_cost_text", '', ',"treatment_cost_text":' || json_quote(NEW."treatment_cost_text")), iif(OLD."treatment_cost_uncertainty" IS NEW."treatment_cost_uncertainty", '', ',"treatment_cost_uncertainty":' || cpdesk_real(NEW."treatment_cost_uncertainty")), iif(OLD."offsite_cost" IS NEW."offsite_cost", '', ',"offsite_cost":' || cpdesk_real(NEW."offsite_cost")), iif(OLD."offsite_cost_unit" IS NEW."offsite_cost_unit", '', ',"offsite_cost_unit":' || json_quote(NEW."offsite_cost_unit")), iif(OLD."offsite_cost_text" IS NEW."offsite_cost_text", '', ',"offsite_cost_text":' || json_quote(NEW."offsite_cost_text")), iif(OLD."offsite_cost_uncertainty" IS NEW."offsite_cost_uncertainty", '', ',"offsite_cost_uncertainty":' || cpdesk_real(NEW."offsite_cost_uncertainty")), iif(OLD."discharge_tax" IS NEW."discharge_tax", '', ',"discharge_tax":' || cpdesk_real(NEW."discharge_tax")), iif(OLD."discharge_tax_unit" IS NEW."discharge_tax_unit", '', ',"discharge_tax_unit":' || json_quote(NEW."discharge_tax_unit")), iif(OLD."discharge_tax_text" IS NEW."discharge_tax_text", '', ',"discharge_tax_text":' || json_quote(NEW."discharge_tax_text")), iif(OLD."discharge_tax_uncertainty" IS NEW."discharge_tax_uncertainty", '', ',"discharge_tax_uncertainty":' || cpdesk_real(NEW."discharge_tax_uncertainty")), iif(OLD."fines" IS NEW."fines", '', ',"fines":' || cpdesk_real(NEW."fines")), iif(OLD."fines_unit" IS NEW."fines_unit", '', ',"fines_unit":' || json_quote(NEW."fines_unit")), iif(OLD."fines_text" IS NEW."fines_text", '', ',"fines_text":' || json_quote(NEW."fines_text")), iif(OLD."fines_uncertainty" IS NEW."fines_uncertainty", '', ',"fines_uncertainty":' || cpdesk_real(NEW."fines_uncertainty")), iif(OLD."other_cost" IS NEW."other_cost", '', ',"other_cost":' || cpdesk_real(NEW."other_cost")), iif(OLD."other_cost_unit" IS NEW."other_cost_unit", '', ',"other_cost_unit":' || json_quote(NEW."other_cost_unit")), iif(OLD."other_cost_text" IS NEW."other_cost_text", '', ',"other_cost_text":' || json_quote(NEW."other_cost_text")), iif(OLD."other_cost_uncertainty" IS NEW."other_cost_uncertainty", '', ',"other_cost_uncertainty":' || cpdesk_real(NEW."other_cost_uncertainty")), iif(OLD."chosen" IS NEW."chosen", '', ',"chosen":' || json_quote(NEW."chosen")), iif(OLD."reason" IS NEW."reason", '', ',"reason":' || json_quote(NEW."reason")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_focus_candidate_delete" AFTER DELETE ON "focus_candidate" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'focus_candidate', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."wastewater" IS NULL, '', ',"wastewater":' || cpdesk_real(OLD."wastewater")), iif(OLD."wastewater_unit" IS NULL, '', ',"wastewater_unit":' || json_quote(OLD."wastewater_unit")), iif(OLD."wastewater_text" IS NULL, '', ',"wastewater_text":' || json_quote(OLD."wastewater_text")), iif(OLD."wastewater_uncertainty" IS NULL, '', ',"wastewater_uncertainty":' || cpdesk_real(OLD."wastewater_uncertainty")), iif(OLD."waste_gas" IS NULL, '', ',"waste_gas":' || cpdesk_real(OLD."waste_gas")), iif(OLD."waste_gas_unit" IS NULL, '', ',"waste_gas_unit":' || json_quote(OLD."waste_gas_unit")), iif(OLD."waste_gas_text" IS NULL, '', ',"waste_gas_text":' || json_quote(OLD."waste_gas_text")), iif(OLD."waste_gas_uncertainty" IS NULL, '', ',"waste_gas_uncertainty":' || cpdesk_real(OLD."waste_gas_uncertainty")), iif(OLD."solid_waste" IS NULL, '', ',"solid_waste":' || cpdesk_real(OLD."solid_waste")), iif(OLD."solid_waste_unit" IS NULL, '', ',"solid_waste_unit":' || json_quote(OLD."solid_waste_unit")), iif(OLD."solid_waste_text" IS NULL, '', ',"solid_waste_text":' || json_quote(OLD."solid_waste_text")), iif(OLD."solid_waste_uncertainty" IS NULL, '', ',"solid_waste_uncertainty":' || cpdesk_real(OLD."solid_waste_uncertainty")), iif(OLD."material_use" IS NULL, '', ',"material_use":' || cpdesk_real(OLD."material_use")), iif(OLD."material_use_unit" IS NULL, '', ',"material_use_unit":' || json_quote(OLD."material_use_unit")), iif(OLD."material_use_text" IS NULL, '', ',"material_use_text":' || json_quote(OLD."material_use_text")), iif(OLD."material_use_uncertainty" IS NULL, '', ',"material_use_uncertainty":' || cpdesk_real(OLD."material_use_uncertainty")), iif(OLD."material_cost" IS NULL, '', ',"material_cost":' || cpdesk_real(OLD."material_cost")), iif(OLD."material_cost_unit" IS NULL, '', ',"material_cost_unit":' || json_quote(OLD."material_cost_unit")), iif(OLD."material_cost_text" IS NULL, '', ',"material_cost_text":' || json_quote(OLD."material_cost_text")), iif(OLD."material_cost_uncertainty" IS NULL, '', ',"material_cost_uncertainty":' || cpdesk_real(OLD."material_cost_uncertainty")), iif(OLD."water_use" IS NULL, '', ',"water_use":' || cpdesk_real(OLD."water_use")), iif(OLD."water_use_unit" IS NULL, '', ',"water_use_unit":' || json_quote(OLD."water_use_unit")), iif(OLD."water_use_text" IS NULL, '', ',"water_use_text":' || json_quote(OLD."water_use_text")), iif(OLD."water_use_uncertainty" IS NULL, '', ',"water_use_uncertainty":' || cpdesk_real(OLD."water_use_uncertainty")), iif(OLD."water_cost" IS NULL, '', ',"water_cost":' || cpdesk_real(OLD."water_cost")), iif(OLD."water_cost_unit" IS NULL, '', ',"water_cost_unit":' || json_quote(OLD."water_cost_unit")), iif(OLD."water_cost_text" IS NULL, '', ',"water_cost_text":' || json_quote(OLD."water_cost_text")), iif(OLD."water_cost_uncertainty" IS NULL, '', ',"water_cost_uncertainty":' || cpdesk_real(OLD."water_cost_uncertainty")), iif(OLD."energy_use" IS NULL, '', ',"energy_use":' || cpdesk_real(OLD."energy_use")), iif(OLD."energy_use_unit" IS NULL, '', ',"energy_use_unit":' || json_quote(OLD."energy_use_unit")), iif(OLD."energy_use_text" IS NULL, '', ',"energy_use_text":' || json_quote(OLD."energy_use_text")), iif(OLD."energy_use_uncertainty" IS NULL, '', ',"energy_use_uncertainty":' || cpdesk_real(OLD."energy_use_uncertainty")), iif(OLD."energy_cost" IS NULL, '', ',"energy_cost":' || cpdesk_real(OLD."energy_cost")), iif(OLD."energy_cost_unit" IS NULL, '', ',"energy_cost_unit":' || json_quote(OLD."energy_cost_unit")), iif(OLD."energy_cost_text" IS NULL, '', ',"energy_cost_text":' || json_quote(OLD."energy_cost_text")), iif(OLD."energy_cost_uncertainty" IS NULL, '', ',"energy_cost_uncertainty":' || cpdesk_real(OLD."energy_cost_uncertainty")), iif(OLD."treatment_cost" IS NULL, '', ',"treatment_cost":' || cpdesk_real(OLD."treatment_cost")), iif(OLD."treatment_cost_unit" IS NULL, '', ',"treatment_cost_unit":' || json_quote(OLD."treatment_cost_unit")), iif(OLD."treatment_cost_text" IS NULL, '', ',"treatment_cost_text":' || json_quote(OLD."treatment_cost_text")), iif(OLD."treatment_cost_uncertainty" IS NULL, '', ',"treatment_cost_uncertainty":' || cpdesk_real(OLD."treatment_cost_uncertainty")), iif(OLD."offsite_cost" IS NULL, '', ',"offsite_cost":' || cpdesk_real(OLD."offsite_cost")), iif(OLD."offsite_cost_unit" IS NULL, '', ',"offsite_cost_unit":' || json_quote(OLD."offsite_cost_unit")), iif(OLD."offsite_cost_text" IS NULL, '', ',"offsite_cost_text":' || json_quote(OLD."offsite_cost_text")), iif(OLD."offsite_cost_uncertainty" IS NULL, '', ',"offsite_cost_uncertainty":' || cpdesk_real(OLD."offsite_cost_uncertainty")), iif(OLD."discharge_tax" IS NULL, '', ',"discharge_tax":' || cpdesk_real(OLD."discharge_tax")), iif(OLD."discharge_tax_unit" IS NULL, '', ',"discharge_tax_unit":' || json_quote(OLD."discharge_tax_unit")), iif(OLD."discharge_tax_text" IS NULL, '', ',"discharge_tax_text":' || json_quote(OLD."discharge_tax_text")), iif(OLD."discharge_tax_uncertainty" IS NULL, '', ',"discharge_tax_uncertainty":' || cpdesk_real(OLD."discharge_tax_uncertainty")), iif(OLD."fines" IS NULL, '', ',"fines":' || cpdesk_real(OLD."fines")), iif(OLD."fines_unit" IS NULL, '', ',"fines_unit":' || json_quote(OLD."fines_unit")), iif(OLD."fines_text" IS NULL, '', ',"fines_text":' || json_quote(OLD."fines_text")), iif(OLD."fines_uncertainty" IS NULL, '', ',"fines_uncertainty":' || cpdesk_real(OLD."fines_uncertainty")), iif(OLD."other_cost" IS NULL, '', ',"other_cost":' || cpdesk_real(OLD."other_cost")), iif(OLD."other_cost_unit" IS NULL, '', ',"other_cost_unit":' || json_quote(OLD."other_cost_unit")), iif(OLD."other_cost_text" IS NULL, '', ',"other_cost_text":' || json_quote(OLD."other_cost_text")), iif(OLD."other_cost_uncertainty" IS NULL, '', ',"other_cost_uncertainty":' || cpdesk_real(OLD."other_cost_uncertainty")), iif(OLD."chosen" IS NULL, '', ',"chosen":' || json_quote(OLD."chosen")), iif(OLD."reason" = '', '', ',"reason":' || json_quote(OLD."reason"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "criterion" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "purpose" TEXT NOT NULL CHECK ("purpose" IN ('audit focus', 'option')),
  "name" TEXT NOT NULL,
  "weight" REAL CHECK ("weight" BETWEEN 0.0 AND 100.0)
) STRICT
;
CREATE TRIGGER "log_criterion_insert" AFTER INSERT ON "criterion" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'criterion', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."purpose" IS NULL, '', ',"purpose":' || json_quote(NEW."purpose")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."weight" IS NULL, '', ',"weight":' || cpdesk_real(NEW."weight")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_criterion_update" AFTER UPDATE ON "criterion" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'criterion', NEW.id,
    printf('{"id":%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."purpose" IS NEW."purpose", '', ',"purpose":' || json_quote(OLD."purpose")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."weight" IS NEW."weight", '', ',"weight":' || cpdesk_real(OLD."weight"))),
    printf('{"id":%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."purpose" IS NEW."purpose", '', ',"purpose":' || json_quote(NEW."purpose")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."weight" IS NEW."weight", '', ',"weight":' || cpdesk_real(NEW."weight")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_criterion_delete" AFTER DELETE ON "criterion" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'criterion', OLD.id,
    printf('{"id":%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."purpose" IS NULL, '', ',"purpose":' || json_quote(OLD."purpose")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."weight" IS NULL, '', ',"weight":' || cpdesk_real(OLD."weight"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "indicator" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" IN ('lower is better', 'higher is better')),
  "basis" TEXT NOT NULL,
  "before" REAL,
  "before_unit" TEXT,
  "before_text" TEXT,
  "before_uncertainty" REAL,
  "after" REAL,
  "after_unit" TEXT,
  "after_text" TEXT,
  "after_uncertainty" REAL,
  "domestic_advanced" REAL,
  "domestic_advanced_unit" TEXT,
  "domestic_advanced_text" TEXT,
  "domestic_advanced_uncertainty" REAL,
  "foreign_advanced" REAL,
  "foreign_advanced_unit" TEXT,
  "foreign_advanced_text" TEXT,
  "foreign_advanced_uncertainty" REAL,
  "source" TEXT NOT NULL,
  CHECK (("before" IS NULL AND "before_unit" IS NULL AND "before_text" IS NULL AND "before_uncertainty" IS NULL) OR ("before" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "before_unit" IS NOT NULL AND "before_text" IS NOT NULL AND ("before_uncertainty" IS NULL OR "before_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("after" IS NULL AND "after_unit" IS NULL AND "after_text" IS NULL AND "after_uncertainty" IS NULL) OR ("after" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "after_unit" IS NOT NULL AND "after_text" IS NOT NULL AND ("after_uncertainty" IS NULL OR "after_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("domestic_advanced" IS NULL AND "domestic_advanced_unit" IS NULL AND "domestic_advanced_text" IS NULL AND "domestic_advanced_uncertainty" IS NULL) OR ("domestic_advanced" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "domestic_advanced_unit" IS NOT NULL AND "domestic_advanced_text" IS NOT NULL AND ("domestic_advanced_uncertainty" IS NULL OR "domestic_advanced_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("foreign_advanced" IS NULL AND "foreign_advanced_unit" IS NULL AND "foreign_advanced_text" IS NULL AND "foreign_advanced_uncertainty" IS NULL) OR ("foreign_advanced" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "foreign_advanced_unit" IS NOT NULL AND "foreign_advanced_text" IS NOT NULL AND ("foreign_advanced_uncertainty" IS NULL OR "foreign_advanced_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_indicator_insert" AFTER INSERT ON "indicator" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'indicator', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."direction" IS NULL, '', ',"direction":' || json_quote(NEW."direction")), iif(NEW."basis" = '', '', ',"basis":' || json_quote(NEW."basis")), iif(NEW."before" IS NULL, '', ',"before":' || cpdesk_real(NEW."before")), iif(NEW."before_unit" IS NULL, '', ',"before_unit":' || json_quote(NEW."before_unit")), iif(NEW."before_text" IS NULL, '', ',"before_text":' || json_quote(NEW."before_text")), iif(NEW."before_uncertainty" IS NULL, '', ',"before_uncertainty":' || cpdesk_real(NEW."before_uncertainty")), iif(NEW."after" IS NULL, '', ',"after":' || cpdesk_real(NEW."after")), iif(NEW."after_unit" IS NULL, '', ',"after_unit":' || json_quote(NEW."after_unit")), iif(NEW."after_text" IS NULL, '', ',"after_text":' || json_quote(NEW."after_text")), iif(NEW."after_uncertainty" IS NULL, '', ',"after_uncertainty":' || cpdesk_real(NEW."after_uncertainty")), iif(NEW."domestic_advanced" IS NULL, '', ',"domestic_advanced":' || cpdesk_real(NEW."domestic_advanced")), iif(NEW."domestic_advanced_unit" IS NULL, '', ',"domestic_advanced_unit":' || json_quote(NEW."domestic_advanced_unit")), iif(NEW."domestic_advanced_text" IS NULL, '', ',"domestic_advanced_text":' || json_quote(NEW."domestic_advanced_text")), iif(NEW."domestic_advanced_uncertainty" IS NULL, '', ',"domestic_advanced_uncertainty":' || cpdesk_real(NEW."domestic_advanced_uncertainty")), iif(NEW."foreign_advanced" IS NULL, '', ',"foreign_advanced":' || cpdesk_real(NEW."foreign_advanced")), iif(NEW."foreign_advanced_unit" IS NULL, '', ',"foreign_advanced_unit":' || json_quote(NEW."foreign_advanced_unit")), iif(NEW."foreign_advanced_text" IS NULL, '', ',"foreign_advanced_text":' || json_quote(NEW."foreign_advanced_text")), iif(NEW."foreign_advanced_uncertainty" IS NULL, '', ',"foreign_advanced_uncertainty":' || cpdesk_real(NEW."foreign_advanced_uncertainty")), iif(NEW."source" = '', '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_indicator_update" AFTER UPDATE ON "indicator" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'indicator', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."direction" IS NEW."direction", '', ',"direction":' || json_quote(OLD."direction")), iif(OLD."basis" IS NEW."basis", '', ',"basis":' || json_quote(OLD."basis")), iif(OLD."before" IS NEW."before", '', ',"before":' || cpdesk_real(OLD."before")), iif(OLD."before_unit" IS NEW."before_unit", '', ',"before_unit":' || json_quote(OLD."before_unit")), iif(OLD."before_text" IS NEW."before_text", '', ',"before_text":' || json_quote(OLD."before_text")), iif(OLD."before_uncertainty" IS NEW."before_uncertainty", '', ',"before_uncertainty":' || cpdesk_real(OLD."before_uncertainty")), iif(OLD."after" IS NEW."after", '', ',"after":' || cpdesk_real(OLD."after")), iif(OLD."after_unit" IS NEW."after_unit", '', ',"after_unit":' || json_quote(OLD."after_unit")), iif(OLD."after_text" IS NEW."after_text", '', ',"after_text":' || json_quote(OLD."after_text")), iif(OLD."after_uncertainty" IS NEW."after_uncertainty", '', ',"after_uncertainty":' || cpdesk_real(OLD."after_uncertainty")), iif(OLD."domestic_advanced" IS NEW."domestic_advanced", '', ',"domestic_advanced":' || cpdesk_real(OLD."domestic_advanced")), iif(OLD."domestic_advanced_unit" IS NEW."domestic_advanced_unit", '', ',"domestic_advanced_unit":' || json_quote(OLD."domestic_advanced_unit")), iif(OLD."domestic_advanced_text" IS NEW."domestic_advanced_text", '', ',"domestic_advanced_text":' || json_quote(OLD."domestic_advanced_text")), iif(OLD."domestic_advanced_uncertainty" IS NEW."domestic_advanced_uncertainty", '', ',"domestic_advanced_uncertainty":' || cpdesk_real(OLD."domestic_advanced_uncertainty")), iif(OLD."foreign_advanced" IS NEW."foreign_advanced", '', ',"foreign_advanced":' || cpdesk_real(OLD."foreign_advanced")), iif(OLD."foreign_advanced_unit" IS NEW."foreign_advanced_unit", '', ',"foreign_advanced_unit":' || json_quote(OLD."foreign_advanced_unit")), iif(OLD."foreign_advanced_text" IS NEW."foreign_advanced_text", '', ',"foreign_advanced_text":' || json_quote(OLD."foreign_advanced_text")), iif(OLD."foreign_advanced_uncertainty" IS NEW."foreign_advanced_uncertainty", '', ',"foreign_advanced_uncertainty":' || cpdesk_real(OLD."foreign_advanced_uncertainty")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(OLD."source"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."direction" IS NEW."direction", '', ',"direction":' || json_quote(NEW."direction")), iif(OLD."basis" IS NEW."basis", '', ',"basis":' || json_quote(NEW."basis")), iif(OLD."before" IS NEW."before", '', ',"before":' || cpdesk_real(NEW."before")), iif(OLD."before_unit" IS NEW."before_unit", '', ',"before_unit":' || json_quote(NEW."before_unit")), iif(OLD."before_text" IS NEW."before_text", '', ',"before_text":' || json_quote(NEW."before_text")), iif(OLD."before_uncertainty" IS NEW."before_uncertainty", '', ',"before_uncertainty":' || cpdesk_real(NEW."before_uncertainty")), iif(OLD."after" IS NEW."after", '', ',"after":' || cpdesk_real(NEW."after")), iif(OLD."after_unit" IS NEW."after_unit", '', ',"after_unit":' || json_quote(NEW."after_unit")), iif(OLD."after_text" IS NEW."after_text", '', ',"after_text":' || json_quote(NEW."after_text")), iif(OLD."after_uncertainty" IS NEW."after_uncertainty", '', ',"after_uncertainty":' || cpdesk_real(NEW."after_uncertainty")), iif(OLD."domestic_advanced" IS NEW."domestic_advanced", '', ',"domestic_advanced":' || cpdesk_real(NEW."domestic_advanced")), iif(OLD."domestic_advanced_unit" IS NEW."domestic_advanced_unit", '', ',"domestic_advanced_unit":' || json_quote(NEW."domestic_advanced_unit")), iif(OLD."domestic_advanced_text" IS NEW."domestic_advanced_text", '', ',"domestic_advanced_text":' || json_quote(NEW."domestic_advanced_text")), iif(OLD."domestic_advanced_uncertainty" IS NEW."domestic_advanced_uncertainty", '', ',"domestic_advanced_uncertainty":' || cpdesk_real(NEW."domestic_advanced_uncertainty")), iif(OLD."foreign_advanced" IS NEW."foreign_advanced", '', ',"foreign_advanced":' || cpdesk_real(NEW."foreign_advanced")), iif(OLD."foreign_advanced_unit" IS NEW."foreign_advanced_unit", '', ',"foreign_advanced_unit":' || json_quote(NEW."foreign_advanced_unit")), iif(OLD."foreign_advanced_text" IS NEW."foreign_advanced_text", '', ',"foreign_advanced_text":' || json_quote(NEW."foreign_advanced_text")), iif(OLD."foreign_advanced_uncertainty" IS NEW."foreign_advanced_uncertainty", '', ',"foreign_advanced_uncertainty":' || cpdesk_real(NEW."foreign_advanced_uncertainty")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_indicator_delete" AFTER DELETE ON "indicator" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'indicator', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."direction" IS NULL, '', ',"direction":' || json_quote(OLD."direction")), iif(OLD."basis" = '', '', ',"basis":' || json_quote(OLD."basis")), iif(OLD."before" IS NULL, '', ',"before":' || cpdesk_real(OLD."before")), iif(OLD."before_unit" IS NULL, '', ',"before_unit":' || json_quote(OLD."before_unit")), iif(OLD."before_text" IS NULL, '', ',"before_text":' || json_quote(OLD."before_text")), iif(OLD."before_uncertainty" IS NULL, '', ',"before_uncertainty":' || cpdesk_real(OLD."before_uncertainty")), iif(OLD."after" IS NULL, '', ',"after":' || cpdesk_real(OLD."after")), iif(OLD."after_unit" IS NULL, '', ',"after_unit":' || json_quote(OLD."after_unit")), iif(OLD."after_text" IS NULL, '', ',"after_text":' || json_quote(OLD."after_text")), iif(OLD."after_uncertainty" IS NULL, '', ',"after_uncertainty":' || cpdesk_real(OLD."after_uncertainty")), iif(OLD."domestic_advanced" IS NULL, '', ',"domestic_advanced":' || cpdesk_real(OLD."domestic_advanced")), iif(OLD."domestic_advanced_unit" IS NULL, '', ',"domestic_advanced_unit":' || json_quote(OLD."domestic_advanced_unit")), iif(OLD."domestic_advanced_text" IS NULL, '', ',"domestic_advanced_text":' || json_quote(OLD."domestic_advanced_text")), iif(OLD."domestic_advanced_uncertainty" IS NULL, '', ',"domestic_advanced_uncertainty":' || cpdesk_real(OLD."domestic_advanced_uncertainty")), iif(OLD."foreign_advanced" IS NULL, '', ',"foreign_advanced":' || cpdesk_real(OLD."foreign_advanced")), iif(OLD."foreign_advanced_unit" IS NULL, '', ',"foreign_advanced_unit":' || json_quote(OLD."foreign_advanced_unit")), iif(OLD."foreign_advanced_text" IS NULL, '', ',"foreign_advanced_text":' || json_quote(OLD."foreign_advanced_text")), iif(OLD."foreign_advanced_uncertainty" IS NULL, '', ',"foreign_advanced_uncertainty":' || cpdesk_real(OLD."foreign_advanced_uncertainty")), iif(OLD."source" = '', '', ',"source":' || json_quote(OLD."source"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "target" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "indicator" TEXT REFERENCES "indicator"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "baseline" REAL,
  "baseline_unit" TEXT,
  "baseline_text" TEXT,
  "baseline_uncertainty" REAL,
  "near_term" REAL,
  "near_term_unit" TEXT,
  "near_term_text" TEXT,
  "near_term_uncertainty" REAL,
  "near_term_due" TEXT NOT NULL,
  "long_term" REAL,
  "long_term_unit" TEXT,
  "long_term_text" TEXT,
  "long_term_uncertainty" REAL,
  "long_term_due" TEXT NOT NULL,
  "result" REAL,
  "result_unit" TEXT,
  "result_text" TEXT,
  "result_uncertainty" REAL,
  CHECK (("baseline" IS NULL AND "baseline_unit" IS NULL AND "baseline_text" IS NULL AND "baseline_uncertainty" IS NULL) OR ("baseline" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "baseline_unit" IS NOT NULL AND "baseline_text" IS NOT NULL AND ("baseline_uncertainty" IS NULL OR "baseline_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("near_term" IS NULL AND "near_term_unit" IS NULL AND "near_term_text" IS NULL AND "near_term_uncertainty" IS NULL) OR ("near_term" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "near_term_unit" IS NOT NULL AND "near_term_text" IS NOT NULL AND ("near_term_uncertainty" IS NULL OR "near_term_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("long_term" IS NULL AND "long_term_unit" IS NULL AND "long_term_text" IS NULL AND "long_term_uncertainty" IS NULL) OR ("long_term" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "long_term_unit" IS NOT NULL AND "long_term_text" IS NOT NULL AND ("long_term_uncertainty" IS NULL OR "long_term_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("result" IS NULL AND "result_unit" IS NULL AND "result_text" IS NULL AND "result_uncertainty" IS NULL) OR ("result" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "result_unit" IS NOT NULL AND "result_text" IS NOT NULL AND ("result_uncertainty" IS NULL OR "result_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "target_indicator" ON "target"("indicator") WHERE "indicator" IS NOT NULL
;
CREATE TRIGGER "log_target_insert" AFTER INSERT ON "target" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'target', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."item" = '', '', ',"item":' || json_quote(NEW."item")), iif(NEW."indicator" IS NULL, '', ',"indicator":' || json_quote(NEW."indicator")), iif(NEW."baseline" IS NULL, '', ',"baseline":' || cpdesk_real(NEW."baseline")), iif(NEW."baseline_unit" IS NULL, '', ',"baseline_unit":' || json_quote(NEW."baseline_unit")), iif(NEW."baseline_text" IS NULL, '', ',"baseline_text":' || json_quote(NEW."baseline_text")), iif(NEW."baseline_uncertainty" IS NULL, '', ',"baseline_uncertainty":' || cpdesk_real(NEW."baseline_uncertainty")), iif(NEW."near_term" IS NULL, '', ',"near_term":' || cpdesk_real(NEW."near_term")), iif(NEW."near_term_unit" IS NULL, '', ',"near_term_unit":' || json_quote(NEW."near_term_unit")), iif(NEW."near_term_text" IS NULL, '', ',"near_term_text":' || json_quote(NEW."near_term_text")), iif(NEW."near_term_uncertainty" IS NULL, '', ',"near_term_uncertainty":' || cpdesk_real(NEW."near_term_uncertainty")), iif(NEW."near_term_due" = '', '', ',"near_term_due":' || json_quote(NEW."near_term_due")), iif(NEW."long_term" IS NULL, '', ',"long_term":' || cpdesk_real(NEW."long_term")), iif(NEW."long_term_unit" IS NULL, '', ',"long_term_unit":' || json_quote(NEW."long_term_unit")), iif(NEW."long_term_text" IS NULL, '', ',"long_term_text":' || json_quote(NEW."long_term_text")), iif(NEW."long_term_uncertainty" IS NULL, '', ',"long_term_uncertainty":' || cpdesk_real(NEW."long_term_uncertainty")), iif(NEW."long_term_due" = '', '', ',"long_term_due":' || json_quote(NEW."long_term_due")), iif(NEW."result" IS NULL, '', ',"result":' || cpdesk_real(NEW."result")), iif(NEW."result_unit" IS NULL, '', ',"result_unit":' || json_quote(NEW."result_unit")), iif(NEW."result_text" IS NULL, '', ',"result_text":' || json_quote(NEW."result_text")), iif(NEW."result_uncertainty" IS NULL, '', ',"result_uncertainty":' || cpdesk_real(NEW."result_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_target_update" AFTER UPDATE ON "target" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'target', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(OLD."item")), iif(OLD."indicator" IS NEW."indicator", '', ',"indicator":' || json_quote(OLD."indicator")), iif(OLD."baseline" IS NEW."baseline", '', ',"baseline":' || cpdesk_real(OLD."baseline")), iif(OLD."baseline_unit" IS NEW."baseline_unit", '', ',"baseline_unit":' || json_quote(OLD."baseline_unit")), iif(OLD."baseline_text" IS NEW."baseline_text", '', ',"baseline_text":' || json_quote(OLD."baseline_text")), iif(OLD."baseline_uncertainty" IS NEW."baseline_uncertainty", '', ',"baseline_uncertainty":' || cpdesk_real(OLD."baseline_uncertainty")), iif(OLD."near_term" IS NEW."near_term", '', ',"near_term":' || cpdesk_real(OLD."near_term")), iif(OLD."near_term_unit" IS NEW."near_term_unit", '', ',"near_term_unit":' || json_quote(OLD."near_term_unit")), iif(OLD."near_term_text" IS NEW."near_term_text", '', ',"near_term_text":' || json_quote(OLD."near_term_text")), iif(OLD."near_term_uncertainty" IS NEW."near_term_uncertainty", '', ',"near_term_uncertainty":' || cpdesk_real(OLD."near_term_uncertainty")), iif(OLD."near_term_due" IS NEW."near_term_due", '', ',"near_term_due":' || json_quote(OLD."near_term_due")), iif(OLD."long_term" IS NEW."long_term", '', ',"long_term":' || cpdesk_real(OLD."long_term")), iif(OLD."long_term_unit" IS NEW."long_term_unit", '', ',"long_term_unit":' || json_quote(OLD."long_term_unit")), iif(OLD."long_term_text" IS NEW."long_term_text", '', ',"long_term_text":' || json_quote(OLD."long_term_text")), iif(OLD."long_term_uncertainty" IS NEW."long_term_uncertainty", '', ',"long_term_uncertainty":' || cpdesk_real(OLD."long_term_uncertainty")), iif(OLD."long_term_due" IS NEW."long_term_due", '', ',"long_term_due":' || json_quote(OLD."long_term_due")), iif(OLD."result" IS NEW."result", '', ',"result":' || cpdesk_real(OLD."result")), iif(OLD."result_unit" IS NEW."result_unit", '', ',"result_unit":' || json_quote(OLD."result_unit")), iif(OLD."result_text" IS NEW."result_text", '', ',"result_text":' || json_quote(OLD."result_text")), iif(OLD."result_uncertainty" IS NEW."result_uncertainty", '', ',"result_uncertainty":' || cpdesk_real(OLD."result_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(NEW."item")), iif(OLD."indicator" IS NEW."indicator", '', ',"indicator":' || json_quote(NEW."indicator")), iif(OLD."baseline" IS NEW."baseline", '', ',"baseline":' || cpdesk_real(NEW."baseline")), iif(OLD."baseline_unit" IS NEW."baseline_unit", '', ',"baseline_unit":' || json_quote(NEW."baseline_unit")), iif(OLD."baseline_text" IS NEW."baseline_text", '', ',"baseline_text":' || json_quote(NEW."baseline_text")), iif(OLD."baseline_uncertainty" IS NEW."baseline_uncertainty", '', ',"baseline_uncertainty":' || cpdesk_real(NEW."baseline_uncertainty")), iif(OLD."near_term" IS NEW."near_term", '', ',"near_term":' || cpdesk_real(NEW."near_term")), iif(OLD."near_term_unit" IS NEW."near_term_unit", '', ',"near_term_unit":' || json_quote(NEW."near_term_unit")), iif(OLD."near_term_text" IS NEW."near_term_text", '', ',"near_term_text":' || json_quote(NEW."near_term_text")), iif(OLD."near_term_uncertainty" IS NEW."near_term_uncertainty", '', ',"near_term_uncertainty":' || cpdesk_real(NEW."near_term_uncertainty")), iif(OLD."near_term_due" IS NEW."near_term_due", '', ',"near_term_due":' || json_quote(NEW."near_term_due")), iif(OLD."long_term" IS NEW."long_term", '', ',"long_term":' || cpdesk_real(NEW."long_term")), iif(OLD."long_term_unit" IS NEW."long_term_unit", '', ',"long_term_unit":' || json_quote(NEW."long_term_unit")), iif(OLD."long_term_text" IS NEW."long_term_text", '', ',"long_term_text":' || json_quote(NEW."long_term_text")), iif(OLD."long_term_uncertainty" IS NEW."long_term_uncertainty", '', ',"long_term_uncertainty":' || cpdesk_real(NEW."long_term_uncertainty")), iif(OLD."long_term_due" IS NEW."long_term_due", '', ',"long_term_due":' || json_quote(NEW."long_term_due")), iif(OLD."result" IS NEW."result", '', ',"result":' || cpdesk_real(NEW."result")), iif(OLD."result_unit" IS NEW."result_unit", '', ',"result_unit":' || json_quote(NEW."result_unit")), iif(OLD."result_text" IS NEW."result_text", '', ',"result_text":' || json_quote(NEW."result_text")), iif(OLD."result_uncertainty" IS NEW."result_uncertainty", '', ',"result_uncertainty":' || cpdesk_real(NEW."result_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_target_delete" AFTER DELETE ON "target" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'target', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."item" = '', '', ',"item":' || json_quote(OLD."item")), iif(OLD."indicator" IS NULL, '', ',"indicator":' || json_quote(OLD."indicator")), iif(OLD."baseline" IS NULL, '', ',"baseline":' || cpdesk_real(OLD."baseline")), iif(OLD."baseline_unit" IS NULL, '', ',"baseline_unit":' || json_quote(OLD."baseline_unit")), iif(OLD."baseline_text" IS NULL, '', ',"baseline_text":' || json_quote(OLD."baseline_text")), iif(OLD."baseline_uncertainty" IS NULL, '', ',"baseline_uncertainty":' || cpdesk_real(OLD."baseline_uncertainty")), iif(OLD."near_term" IS NULL, '', ',"near_term":' || cpdesk_real(OLD."near_term")), iif(OLD."near_term_unit" IS NULL, '', ',"near_term_unit":' || json_quote(OLD."near_term_unit")), iif(OLD."near_term_text" IS NULL, '', ',"near_term_text":' || json_quote(OLD."near_term_text")), iif(OLD."near_term_uncertainty" IS NULL, '', ',"near_term_uncertainty":' || cpdesk_real(OLD."near_term_uncertainty")), iif(OLD."near_term_due" = '', '', ',"near_term_due":' || json_quote(OLD."near_term_due")), iif(OLD."long_term" IS NULL, '', ',"long_term":' || cpdesk_real(OLD."long_term")), iif(OLD."long_term_unit" IS NULL, '', ',"long_term_unit":' || json_quote(OLD."long_term_unit")), iif(OLD."long_term_text" IS NULL, '', ',"long_term_text":' || json_quote(OLD."long_term_text")), iif(OLD."long_term_uncertainty" IS NULL, '', ',"long_term_uncertainty":' || cpdesk_real(OLD."long_term_uncertainty")), iif(OLD."long_term_due" = '', '', ',"long_term_due":' || json_quote(OLD."long_term_due")), iif(OLD."result" IS NULL, '', ',"result":' || cpdesk_real(OLD."result")), iif(OLD."result_unit" IS NULL, '', ',"result_unit":' || json_quote(OLD."result_unit")), iif(OLD."result_text" IS NULL, '', ',"result_text":' || json_quote(OLD."result_text")), iif(OLD."result_uncertainty" IS NULL, '', ',"result_uncertainty":' || cpdesk_real(OLD."result_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "grade_indicator" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "standard" TEXT NOT NULL,
  "group" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "direction" TEXT NOT NULL CHECK ("direction" IN ('lower is better', 'higher is better')),
  "qualitative" INTEGER CHECK ("qualitative" IN (0, 1)),
  "class_1" REAL CHECK ("class_1" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "class_2" REAL CHECK ("class_2" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "class_3" REAL CHECK ("class_3" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "requirement" TEXT NOT NULL,
  "group_weight" REAL CHECK ("group_weight" BETWEEN 0.0 AND 1.0),
  "weight" REAL CHECK ("weight" BETWEEN 0.0 AND 1.0),
  "limiting" INTEGER CHECK ("limiting" IN (0, 1)),
  "applicable" INTEGER NOT NULL CHECK ("applicable" IN (0, 1)),
  "value_before" REAL CHECK ("value_before" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "value_after" REAL CHECK ("value_after" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "verified" INTEGER CHECK ("verified" IN (0, 1)),
  "source" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_grade_indicator_insert" AFTER INSERT ON "grade_indicator" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'grade_indicator', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."standard" = '', '', ',"standard":' || json_quote(NEW."standard")), iif(NEW."group" = '', '', ',"group":' || json_quote(NEW."group")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."unit" = '', '', ',"unit":' || json_quote(NEW."unit")), iif(NEW."direction" IS NULL, '', ',"direction":' || json_quote(NEW."direction")), iif(NEW."qualitative" IS NULL, '', ',"qualitative":' || json_quote(NEW."qualitative")), iif(NEW."class_1" IS NULL, '', ',"class_1":' || cpdesk_real(NEW."class_1")), iif(NEW."class_2" IS NULL, '', ',"class_2":' || cpdesk_real(NEW."class_2")), iif(NEW."class_3" IS NULL, '', ',"class_3":' || cpdesk_real(NEW."class_3")), iif(NEW."requirement" = '', '', ',"requirement":' || json_quote(NEW."requirement")), iif(NEW."group_weight" IS NULL, '', ',"group_weight":' || cpdesk_real(NEW."group_weight")), iif(NEW."weight" IS NULL, '', ',"weight":' || cpdesk_real(NEW."weight")), iif(NEW."limiting" IS NULL, '', ',"limiting":' || json_quote(NEW."limiting")), iif(NEW."applicable" IS NULL, '', ',"applicable":' || json_quote(NEW."applicable")), iif(NEW."value_before" IS NULL, '', ',"value_before":' || cpdesk_real(NEW."value_before")), iif(NEW."value_after" IS NULL, '', ',"value_after":' || cpdesk_real(NEW."value_after")), iif(NEW."verified" IS NULL, '', ',"verified":' || json_quote(NEW."verified")), iif(NEW."source" = '', '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_grade_indicator_update" AFTER UPDATE ON "grade_indicator" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'grade_indicator', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(OLD."standard")), iif(OLD."group" IS NEW."group", '', ',"group":' || json_quote(OLD."group")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."unit" IS NEW."unit", '', ',"unit":' || json_quote(OLD."unit")), iif(OLD."direction" IS NEW."direction", '', ',"direction":' || json_quote(OLD."direction")), iif(OLD."qualitative" IS NEW."qualitative", '', ',"qualitative":' || json_quote(OLD."qualitative")), iif(OLD."class_1" IS NEW."class_1", '', ',"class_1":' || cpdesk_real(OLD."class_1")), iif(OLD."class_2" IS NEW."class_2", '', ',"class_2":' || cpdesk_real(OLD."class_2")), iif(OLD."class_3" IS NEW."class_3", '', ',"class_3":' || cpdesk_real(OLD."class_3")), iif(OLD."requirement" IS NEW."requirement", '', ',"requirement":' || json_quote(OLD."requirement")), iif(OLD."group_weight" IS NEW."group_weight", '', ',"group_weight":' || cpdesk_real(OLD."group_weight")), iif(OLD."weight" IS NEW."weight", '', ',"weight":' || cpdesk_real(OLD."weight")), iif(OLD."limiting" IS NEW."limiting", '', ',"limiting":' || json_quote(OLD."limiting")), iif(OLD."applicable" IS NEW."applicable", '', ',"applicable":' || json_quote(OLD."applicable")), iif(OLD."value_before" IS NEW."value_before", '', ',"value_before":' || cpdesk_real(OLD."value_before")), iif(OLD."value_after" IS NEW."value_after", '', ',"value_after":' || cpdesk_real(OLD."value_after")), iif(OLD."verified" IS NEW."verified", '', ',"verified":' || json_quote(OLD."verified")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(OLD."source"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."standard" IS NEW."standard", '', ',"standard":' || json_quote(NEW."standard")), iif(OLD."group" IS NEW."group", '', ',"group":' || json_quote(NEW."group")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."unit" IS NEW."unit", '', ',"unit":' || json_quote(NEW."unit")), iif(OLD."direction" IS NEW."direction", '', ',"direction":' || json_quote(NEW."direction")), iif(OLD."qualitative" IS NEW."qualitative", '', ',"qualitative":' || json_quote(NEW."qualitative")), iif(OLD."class_1" IS NEW."class_1", '', ',"class_1":' || cpdesk_real(NEW."class_1")), iif(OLD."class_2" IS NEW."class_2", '', ',"class_2":' || cpdesk_real(NEW."class_2")), iif(OLD."class_3" IS NEW."class_3", '', ',"class_3":' || cpdesk_real(NEW."class_3")), iif(OLD."requirement" IS NEW."requirement", '', ',"requirement":' || json_quote(NEW."requirement")), iif(OLD."group_weight" IS NEW."group_weight", '', ',"group_weight":' || cpdesk_real(NEW."group_weight")), iif(OLD."weight" IS NEW."weight", '', ',"weight":' || cpdesk_real(NEW."weight")), iif(OLD."limiting" IS NEW."limiting", '', ',"limiting":' || json_quote(NEW."limiting")), iif(OLD."applicable" IS NEW."applicable", '', ',"applicable":' || json_quote(NEW."applicable")), iif(OLD."value_before" IS NEW."value_before", '', ',"value_before":' || cpdesk_real(NEW."value_before")), iif(OLD."value_after" IS NEW."value_after", '', ',"value_after":' || cpdesk_real(NEW."value_after")), iif(OLD."verified" IS NEW."verified", '', ',"verified":' || json_quote(NEW."verified")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_grade_indicator_delete" AFTER DELETE ON "grade_indicator" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'grade_indicator', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."standard" = '', '', ',"standard":' || json_quote(OLD."standard")), iif(OLD."group" = '', '', ',"group":' || json_quote(OLD."group")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."unit" = '', '', ',"unit":' || json_quote(OLD."unit")), iif(OLD."direction" IS NULL, '', ',"direction":' || json_quote(OLD."direction")), iif(OLD."qualitative" IS NULL, '', ',"qualitative":' || json_quote(OLD."qualitative")), iif(OLD."class_1" IS NULL, '', ',"class_1":' || cpdesk_real(OLD."class_1")), iif(OLD."class_2" IS NULL, '', ',"class_2":' || cpdesk_real(OLD."class_2")), iif(OLD."class_3" IS NULL, '', ',"class_3":' || cpdesk_real(OLD."class_3")), iif(OLD."requirement" = '', '', ',"requirement":' || json_quote(OLD."requirement")), iif(OLD."group_weight" IS NULL, '', ',"group_weight":' || cpdesk_real(OLD."group_weight")), iif(OLD."weight" IS NULL, '', ',"weight":' || cpdesk_real(OLD."weight")), iif(OLD."limiting" IS NULL, '', ',"limiting":' || json_quote(OLD."limiting")), iif(OLD."applicable" IS NULL, '', ',"applicable":' || json_quote(OLD."applicable")), iif(OLD."value_before" IS NULL, '', ',"value_before":' || cpdesk_real(OLD."value_before")), iif(OLD."value_after" IS NULL, '', ',"value_after":' || cpdesk_real(OLD."value_after")), iif(OLD."verified" IS NULL, '', ',"verified":' || json_quote(OLD."verified")), iif(OLD."source" = '', '', ',"source":' || json_quote(OLD."source"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "suggestion" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "made_on" TEXT NOT NULL,
  "suggestion" TEXT NOT NULL,
  "estimated_benefit" TEXT NOT NULL,
  "estimated_cost" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_suggestion_insert" AFTER INSERT ON "suggestion" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'suggestion', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."department" = '', '', ',"department":' || json_quote(NEW."department")), iif(NEW."phone" = '', '', ',"phone":' || json_quote(NEW."phone")), iif(NEW."made_on" = '', '', ',"made_on":' || json_quote(NEW."made_on")), iif(NEW."suggestion" = '', '', ',"suggestion":' || json_quote(NEW."suggestion")), iif(NEW."estimated_benefit" = '', '', ',"estimated_benefit":' || json_quote(NEW."estimated_benefit")), iif(NEW."estimated_cost" = '', '', ',"estimated_cost":' || json_quote(NEW."estimated_cost")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_suggestion_update" AFTER UPDATE ON "suggestion" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'suggestion', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(OLD."department")), iif(OLD."phone" IS NEW."phone", '', ',"phone":' || json_quote(OLD."phone")), iif(OLD."made_on" IS NEW."made_on", '', ',"made_on":' || json_quote(OLD."made_on")), iif(OLD."suggestion" IS NEW."suggestion", '', ',"suggestion":' || json_quote(OLD."suggestion")), iif(OLD."estimated_benefit" IS NEW."estimated_benefit", '', ',"estimated_benefit":' || json_quote(OLD."estimated_benefit")), iif(OLD."estimated_cost" IS NEW."estimated_cost", '', ',"estimated_cost":' || json_quote(OLD."estimated_cost"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(NEW."department")), iif(OLD."phone" IS NEW."phone", '', ',"phone":' || json_quote(NEW."phone")), iif(OLD."made_on" IS NEW."made_on", '', ',"made_on":' || json_quote(NEW."made_on")), iif(OLD."suggestion" IS NEW."suggestion", '', ',"suggestion":' || json_quote(NEW."suggestion")), iif(OLD."estimated_benefit" IS NEW."estimated_benefit", '', ',"estimated_benefit":' || json_quote(NEW."estimated_benefit")), iif(OLD."estimated_cost" IS NEW."estimated_cost", '', ',"estimated_cost":' || json_quote(NEW."estimated_cost")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_suggestion_delete" AFTER DELETE ON "suggestion" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'suggestion', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."department" = '', '', ',"department":' || json_quote(OLD."department")), iif(OLD."phone" = '', '', ',"phone":' || json_quote(OLD."phone")), iif(OLD."made_on" = '', '', ',"made_on":' || json_quote(OLD."made_on")), iif(OLD."suggestion" = '', '', ',"suggestion":' || json_quote(OLD."suggestion")), iif(OLD."estimated_benefit" = '', '', ',"estimated_benefit":' || json_quote(OLD."estimated_benefit")), iif(OLD."estimated_cost" = '', '', ',"estimated_cost":' || json_quote(OLD."estimated_cost"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "joint_group" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "investment" REAL,
  "investment_unit" TEXT,
  "investment_text" TEXT,
  "investment_uncertainty" REAL,
  "income" REAL,
  "income_unit" TEXT,
  "income_text" TEXT,
  "income_uncertainty" REAL,
  "operating_cost" REAL,
  "operating_cost_unit" TEXT,
  "operating_cost_text" TEXT,
  "operating_cost_uncertainty" REAL,
  CHECK (("investment" IS NULL AND "investment_unit" IS NULL AND "investment_text" IS NULL AND "investment_uncertainty" IS NULL) OR ("investment" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "investment_unit" IS NOT NULL AND "investment_text" IS NOT NULL AND ("investment_uncertainty" IS NULL OR "investment_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("income" IS NULL AND "income_unit" IS NULL AND "income_text" IS NULL AND "income_uncertainty" IS NULL) OR ("income" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "income_unit" IS NOT NULL AND "income_text" IS NOT NULL AND ("income_uncertainty" IS NULL OR "income_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("operating_cost" IS NULL AND "operating_cost_unit" IS NULL AND "operating_cost_text" IS NULL AND "operating_cost_uncertainty" IS NULL) OR ("operating_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "operating_cost_unit" IS NOT NULL AND "operating_cost_text" IS NOT NULL AND ("operating_cost_uncertainty" IS NULL OR "operating_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "joint_group_code" ON "joint_group"("code")
;
CREATE TRIGGER "log_joint_group_insert" AFTER INSERT ON "joint_group" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'joint_group', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."code" = '', '', ',"code":' || json_quote(NEW."code")), iif(NEW."title" = '', '', ',"title":' || json_quote(NEW."title")), iif(NEW."investment" IS NULL, '', ',"investment":' || cpdesk_real(NEW."investment")), iif(NEW."investment_unit" IS NULL, '', ',"investment_unit":' || json_quote(NEW."investment_unit")), iif(NEW."investment_text" IS NULL, '', ',"investment_text":' || json_quote(NEW."investment_text")), iif(NEW."investment_uncertainty" IS NULL, '', ',"investment_uncertainty":' || cpdesk_real(NEW."investment_uncertainty")), iif(NEW."income" IS NULL, '', ',"income":' || cpdesk_real(NEW."income")), iif(NEW."income_unit" IS NULL, '', ',"income_unit":' || json_quote(NEW."income_unit")), iif(NEW."income_text" IS NULL, '', ',"income_text":' || json_quote(NEW."income_text")), iif(NEW."income_uncertainty" IS NULL, '', ',"income_uncertainty":' || cpdesk_real(NEW."income_uncertainty")), iif(NEW."operating_cost" IS NULL, '', ',"operating_cost":' || cpdesk_real(NEW."operating_cost")), iif(NEW."operating_cost_unit" IS NULL, '', ',"operating_cost_unit":' || json_quote(NEW."operating_cost_unit")), iif(NEW."operating_cost_text" IS NULL, '', ',"operating_cost_text":' || json_quote(NEW."operating_cost_text")), iif(NEW."operating_cost_uncertainty" IS NULL, '', ',"operating_cost_uncertainty":' || cpdesk_real(NEW."operating_cost_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_joint_group_update" AFTER UPDATE ON "joint_group" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'joint_group', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(OLD."code")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(OLD."title")), iif(OLD."investment" IS NEW."investment", '', ',"investment":' || cpdesk_real(OLD."investment")), iif(OLD."investment_unit" IS NEW."investment_unit", '', ',"investment_unit":' || json_quote(OLD."investment_unit")), iif(OLD."investment_text" IS NEW."investment_text", '', ',"investment_text":' || json_quote(OLD."investment_text")), iif(OLD."investment_uncertainty" IS NEW."investment_uncertainty", '', ',"investment_uncertainty":' || cpdesk_real(OLD."investment_uncertainty")), iif(OLD."income" IS NEW."income", '', ',"income":' || cpdesk_real(OLD."income")), iif(OLD."income_unit" IS NEW."income_unit", '', ',"income_unit":' || json_quote(OLD."income_unit")), iif(OLD."income_text" IS NEW."income_text", '', ',"income_text":' || json_quote(OLD."income_text")), iif(OLD."income_uncertainty" IS NEW."income_uncertainty", '', ',"income_uncertainty":' || cpdesk_real(OLD."income_uncertainty")), iif(OLD."operating_cost" IS NEW."operating_cost", '', ',"operating_cost":' || cpdesk_real(OLD."operating_cost")), iif(OLD."operating_cost_unit" IS NEW."operating_cost_unit", '', ',"operating_cost_unit":' || json_quote(OLD."operating_cost_unit")), iif(OLD."operating_cost_text" IS NEW."operating_cost_text", '', ',"operating_cost_text":' || json_quote(OLD."operating_cost_text")), iif(OLD."operating_cost_uncertainty" IS NEW."operating_cost_uncertainty", '', ',"operating_cost_uncertainty":' || cpdesk_real(OLD."operating_cost_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(NEW."code")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(NEW."title")), iif(OLD."investment" IS NEW."investment", '', ',"investment":' || cpdesk_real(NEW."investment")), iif(OLD."investment_unit" IS NEW."investment_unit", '', ',"investment_unit":' || json_quote(NEW."investment_unit")), iif(OLD."investment_text" IS NEW."investment_text", '', ',"investment_text":' || json_quote(NEW."investment_text")), iif(OLD."investment_uncertainty" IS NEW."investment_uncertainty", '', ',"investment_uncertainty":' || cpdesk_real(NEW."investment_uncertainty")), iif(OLD."income" IS NEW."income", '', ',"income":' || cpdesk_real(NEW."income")), iif(OLD."income_unit" IS NEW."income_unit", '', ',"income_unit":' || json_quote(NEW."income_unit")), iif(OLD."income_text" IS NEW."income_text", '', ',"income_text":' || json_quote(NEW."income_text")), iif(OLD."income_uncertainty" IS NEW."income_uncertainty", '', ',"income_uncertainty":' || cpdesk_real(NEW."income_uncertainty")), iif(OLD."operating_cost" IS NEW."operating_cost", '', ',"operating_cost":' || cpdesk_real(NEW."operating_cost")), iif(OLD."operating_cost_unit" IS NEW."operating_cost_unit", '', ',"operating_cost_unit":' || json_quote(NEW."operating_cost_unit")), iif(OLD."operating_cost_text" IS NEW."operating_cost_text", '', ',"operating_cost_text":' || json_quote(NEW."operating_cost_text")), iif(OLD."operating_cost_uncertainty" IS NEW."operating_cost_uncertainty", '', ',"operating_cost_uncertainty":' || cpdesk_real(NEW."operating_cost_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_joint_group_delete" AFTER DELETE ON "joint_group" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'joint_group', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" = '', '', ',"code":' || json_quote(OLD."code")), iif(OLD."title" = '', '', ',"title":' || json_quote(OLD."title")), iif(OLD."investment" IS NULL, '', ',"investment":' || cpdesk_real(OLD."investment")), iif(OLD."investment_unit" IS NULL, '', ',"investment_unit":' || json_quote(OLD."investment_unit")), iif(OLD."investment_text" IS NULL, '', ',"investment_text":' || json_quote(OLD."investment_text")), iif(OLD."investment_uncertainty" IS NULL, '', ',"investment_uncertainty":' || cpdesk_real(OLD."investment_uncertainty")), iif(OLD."income" IS NULL, '', ',"income":' || cpdesk_real(OLD."income")), iif(OLD."income_unit" IS NULL, '', ',"income_unit":' || json_quote(OLD."income_unit")), iif(OLD."income_text" IS NULL, '', ',"income_text":' || json_quote(OLD."income_text")), iif(OLD."income_uncertainty" IS NULL, '', ',"income_uncertainty":' || cpdesk_real(OLD."income_uncertainty")), iif(OLD."operating_cost" IS NULL, '', ',"operating_cost":' || cpdesk_real(OLD."operating_cost")), iif(OLD."operating_cost_unit" IS NULL, '', ',"operating_cost_unit":' || json_quote(OLD."operating_cost_unit")), iif(OLD."operating_cost_text" IS NULL, '', ',"operating_cost_text":' || json_quote(OLD."operating_cost_text")), iif(OLD."operating_cost_uncertainty" IS NULL, '', ',"operating_cost_uncertainty":' || cpdesk_real(OLD."operating_cost_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "option" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "process" TEXT NOT NULL,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "problem" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "aspect" TEXT CHECK ("aspect" IN ('raw_materials_energy', 'technology', 'equipment', 'process_control', 'product', 'waste', 'management', 'staff')),
  "cause" TEXT REFERENCES "cause"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "suggestion" TEXT REFERENCES "suggestion"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "cost_class" TEXT CHECK ("cost_class" IN ('no cost', 'low cost', 'medium cost', 'high cost')),
  "status" TEXT CHECK ("status" IN ('proposed', 'in study', 'recommended', 'under way', 'done', 'rejected')),
  "joint_group" TEXT REFERENCES "joint_group"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "investment" REAL,
  "investment_unit" TEXT,
  "investment_text" TEXT,
  "investment_uncertainty" REAL,
  "income" REAL,
  "income_unit" TEXT,
  "income_text" TEXT,
  "income_uncertainty" REAL,
  "operating_cost" REAL,
  "operating_cost_unit" TEXT,
  "operating_cost_text" TEXT,
  "operating_cost_uncertainty" REAL,
  "environmental_effect" TEXT NOT NULL,
  "screening" TEXT CHECK ("screening" IN ('feasible no/low-cost', 'preliminarily feasible medium/high-cost', 'infeasible')),
  "screening_reason" TEXT NOT NULL,
  "key_points" TEXT NOT NULL,
  "main_equipment" TEXT NOT NULL,
  "possible_harm" TEXT NOT NULL,
  "principle" TEXT NOT NULL,
  "benefit" TEXT NOT NULL,
  "peer_level" TEXT NOT NULL,
  "wastes_affected" TEXT NOT NULL,
  "materials_affected" TEXT NOT NULL,
  "products_affected" TEXT NOT NULL,
  "market_result" TEXT NOT NULL,
  "technical_result" TEXT NOT NULL,
  "environmental_result" TEXT NOT NULL,
  "economic_result" TEXT NOT NULL,
  "recommended" INTEGER CHECK ("recommended" IN (0, 1)),
  "responsible" TEXT NOT NULL,
  "done_on" TEXT NOT NULL,
  "actual_investment" REAL,
  "actual_investment_unit" TEXT,
  "actual_investment_text" TEXT,
  "actual_investment_uncertainty" REAL,
  "actual_income" REAL,
  "actual_income_unit" TEXT,
  "actual_income_text" TEXT,
  "actual_income_uncertainty" REAL,
  "actual_operating_cost" REAL,
  "actual_operating_cost_unit" TEXT,
  "actual_operating_cost_text" TEXT,
  "actual_operating_cost_uncertainty" REAL,
  CHECK (("investment" IS NULL AND "investment_unit" IS NULL AND "investment_text" IS NULL AND "investment_uncertainty" IS NULL) OR ("investment" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "investment_unit" IS NOT NULL AND "investment_text" IS NOT NULL AND ("investment_uncertainty" IS NULL OR "investment_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("income" IS NULL AND "income_unit" IS NULL AND "income_text" IS NULL AND "income_uncertainty" IS NULL) OR ("income" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "income_unit" IS NOT NULL AND "income_text" IS NOT NULL AND ("income_uncertainty" IS NULL OR "income_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("operating_cost" IS NULL AND "operating_cost_unit" IS NULL AND "operating_cost_text" IS NULL AND "operating_cost_uncertainty" IS NULL) OR ("operating_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "operating_cost_unit" IS NOT NULL AND "operating_cost_text" IS NOT NULL AND ("operating_cost_uncertainty" IS NULL OR "operating_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual_investment" IS NULL AND "actual_investment_unit" IS NULL AND "actual_investment_text" IS NULL AND "actual_investment_uncertainty" IS NULL) OR ("actual_investment" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_investment_unit" IS NOT NULL AND "actual_investment_text" IS NOT NULL AND ("actual_investment_uncertainty" IS NULL OR "actual_investment_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual_income" IS NULL AND "actual_income_unit" IS NULL AND "actual_income_text" IS NULL AND "actual_income_uncertainty" IS NULL) OR ("actual_income" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_income_unit" IS NOT NULL AND "actual_income_text" IS NOT NULL AND ("actual_income_uncertainty" IS NULL OR "actual_income_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("actual_operating_cost" IS NULL AND "actual_operating_cost_unit" IS NULL AND "actual_operating_cost_text" IS NULL AND "actual_operating_cost_uncertainty" IS NULL) OR ("actual_operating_cost" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "actual_operating_cost_unit" IS NOT NULL AND "actual_operating_cost_text" IS NOT NULL AND ("actual_operating_cost_uncertainty" IS NULL OR "actual_operating_cost_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "option_unit_process" ON "option"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "option_cause" ON "option"("cause") WHERE "cause" IS NOT NULL
;
CREATE INDEX "option_suggestion" ON "option"("suggestion") WHERE "suggestion" IS NOT NULL
;
CREATE INDEX "option_joint_group" ON "option"("joint_group") WHERE "joint_group" IS NOT NULL
;
CREATE INDEX "option_code" ON "option"("code")
;
CREATE TRIGGER "log_option_insert" AFTER INSERT ON "option" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'option', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."code" = '', '', ',"code":' || json_quote(NEW."code")), iif(NEW."title" = '', '', ',"title":' || json_quote(NEW."title")), iif(NEW."process" = '', '', ',"process":' || json_quote(NEW."process")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."problem" = '', '', ',"problem":' || json_quote(NEW."problem")), iif(NEW."measure" = '', '', ',"measure":' || json_quote(NEW."measure")), iif(NEW."aspect" IS NULL, '', ',"aspect":' || json_quote(NEW."aspect")), iif(NEW."cause" IS NULL, '', ',"cause":' || json_quote(NEW."cause")), iif(NEW."suggestion" IS NULL, '', ',"suggestion":' || json_quote(NEW."suggestion")), iif(NEW."cost_class" IS NULL, '', ',"cost_class":' || json_quote(NEW."cost_class")), iif(NEW."status" IS NULL, '', ',"status":' || json_quote(NEW."status")), iif(NEW."joint_group" IS NULL, '', ',"joint_group":' || json_quote(NEW."joint_group")), iif(NEW."investment" IS NULL, '', ',"investment":' || cpdesk_real(NEW."investment")), iif(NEW."investment_unit" IS NULL, '', ',"investment_unit":' || json_quote(NEW."investment_unit")), iif(NEW."investment_text" IS NULL, '', ',"investment_text":' || json_quote(NEW."investment_text")), iif(NEW."investment_uncertainty" IS NULL, '', ',"investment_uncertainty":' || cpdesk_real(NEW."investment_uncertainty")), iif(NEW."income" IS NULL, '', ',"income":' || cpdesk_real(NEW."income")), iif(NEW."income_unit" IS NULL, '', ',"income_unit":' || json_quote(NEW."income_unit")), iif(NEW."income_text" IS NULL, '', ',"income_text":' || json_quote(NEW."income_text")), iif(NEW."income_uncertainty" IS NULL, '', ',"income_uncertainty":' || cpdesk_real(NEW."income_uncertainty")), iif(NEW."operating_cost" IS NULL, '', ',"operating_cost":' || cpdesk_real(NEW."operating_cost")), iif(NEW."operating_cost_unit" IS NULL, '', ',"operating_cost_unit":' || json_quote(NEW."operating_cost_unit")), iif(NEW."operating_cost_text" IS NULL, '', ',"operating_cost_text":' || json_quote(NEW."operating_cost_text")), iif(NEW."operating_cost_uncertainty" IS NULL, '', ',"operating_cost_uncertainty":' || cpdesk_real(NEW."operating_cost_uncertainty")), iif(NEW."environmental_effect" = '', '', ',"environmental_effect":' || json_quote(NEW."environmental_effect")), iif(NEW."screening" IS NULL, '', ',"screening":' || json_quote(NEW."screening")), iif(NEW."screening_reason" = '', '', ',"screening_reason":' || json_quote(NEW."screening_reason")), iif(NEW."key_points" = '', '', ',"key_points":' || json_quote(NEW."key_points")), iif(NEW."main_equipment" = '', '', ',"main_equipment":' || json_quote(NEW."main_equipment")), iif(NEW."possible_harm" = '', '', ',"possible_harm":' || json_quote(NEW."possible_harm")), iif(NEW."principle" = '', '', ',"principle":' || json_quote(NEW."principle")), iif(NEW."benefit" = '', '', ',"benefit":' || json_quote(NEW."benefit")), iif(NEW."peer_level" = '', '', ',"peer_level":' || json_quote(NEW."peer_level")), iif(NEW."wastes_affected" = '', '', ',"wastes_affected":' || json_quote(NEW."wastes_affected")), iif(NEW."materials_affected" = '', '', ',"materials_affected":' || json_quote(NEW."materials_affected")), iif(NEW."products_affected" = '', '', ',"products_affected":' || json_quote(NEW."products_affected")), iif(NEW."market_result" = '', '', ',"market_result":' || json_quote(NEW."market_result")), iif(NEW."technical_result" = '', '', ',"technical_result":' || json_quote(NEW."technical_result")), iif(NEW."environmental_result" = '', '', ',"environmental_result":' || json_quote(NEW."environmental_result")), iif(NEW."economic_result" = '', '', ',"economic_result":' || json_quote(NEW."economic_result")), iif(NEW."recommended" IS NULL, '', ',"recommended":' || json_quote(NEW."recommended")), iif(NEW."responsible" = '', '', ',"responsible":' || json_quote(NEW."responsible")), iif(NEW."done_on" = '', '', ',"done_on":' || json_quote(NEW."done_on")), iif(NEW."actual_investment" IS NULL, '', ',"actual_investment":' || cpdesk_real(NEW."actual_investment")), iif(NEW."actual_investment_unit" IS NULL, '', ',"actual_investment_unit":' || json_quote(NEW."actual_investment_unit")), iif(NEW."actual_investment_text" IS NULL, '', ',"actual_investment_text":' || json_quote(NEW."actual_investment_text")), iif(NEW."actual_investment_uncertainty" IS NULL, '', ',"actual_investment_uncertainty":' || cpdesk_real(NEW."actual_investment_uncertainty")), iif(NEW."actual_income" IS NULL, '', ',"actual_income":' || cpdesk_real(NEW."actual_income")), iif(NEW."actual_income_unit" IS NULL, '', ',"actual_income_unit":' || json_quote(NEW."actual_income_unit")), iif(NEW."actual_income_text" IS NULL, '', ',"actual_income_text":' || json_quote(NEW."actual_income_text")), iif(NEW."actual_income_uncertainty" IS NULL, '', ',"actual_income_uncertainty":' || cpdesk_real(NEW."actual_income_uncertainty")), iif(NEW."actual_operating_cost" IS NULL, '', ',"actual_operating_cost":' || cpdesk_real(NEW."actual_operating_cost")), iif(NEW."actual_operating_cost_unit" IS NULL, '', ',"actual_operating_cost_unit":' || json_quote(NEW."actual_operating_cost_unit")), iif(NEW."actual_operating_cost_text" IS NULL, '', ',"actual_operating_cost_text":' || json_quote(NEW."actual_operating_cost_text")), iif(NEW."actual_operating_cost_uncertainty" IS NULL, '', ',"actual_operating_cost_uncertainty":' || cpdesk_real(NEW."actual_operating_cost_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_option_update" AFTER UPDATE ON "option" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'option', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(OLD."code")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(OLD."title")), iif(OLD."process" IS NEW."process", '', ',"process":' || json_quote(OLD."process")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."problem" IS NEW."problem", '', ',"problem":' || json_quote(OLD."problem")), iif(OLD."measure" IS NEW."measure", '', ',"measure":' || json_quote(OLD."measure")), iif(OLD."aspect" IS NEW."aspect", '', ',"aspect":' || json_quote(OLD."aspect")), iif(OLD."cause" IS NEW."cause", '', ',"cause":' || json_quote(OLD."cause")), iif(OLD."suggestion" IS NEW."suggestion", '', ',"suggestion":' || json_quote(OLD."suggestion")), iif(OLD."cost_class" IS NEW."cost_class", '', ',"cost_class":' || json_quote(OLD."cost_class")), iif(OLD."status" IS NEW."status", '', ',"status":' || json_quote(OLD."status")), iif(OLD."joint_group" IS NEW."joint_group", '', ',"joint_group":' || json_quote(OLD."joint_group")), iif(OLD."investment" IS NEW."investment", '', ',"investment":' || cpdesk_real(OLD."investment")), iif(OLD."investment_unit" IS NEW."investment_unit", '', ',"investment_unit":' || json_quote(OLD."investment_unit")), iif(OLD."investment_text" IS NEW."investment_text", '', ',"investment_text":' || json_quote(OLD."investment_text")), iif(OLD."investment_uncertainty" IS NEW."investment_uncertainty", '', ',"investment_uncertainty":' || cpdesk_real(OLD."investment_uncertainty")), iif(OLD."income" IS NEW."income", '', ',"income":' || cpdesk_real(OLD."income")), iif(OLD."income_unit" IS NEW."income_unit", '', ',"income_unit":' || json_quote(OLD."income_unit")), iif(OLD."income_text" IS NEW."income_text", '', ',"income_text":' || json_quote(OLD."income_text")), iif(OLD."income_uncertainty" IS NEW."income_uncertainty", '', ',"income_uncertainty":' || cpdesk_real(OLD."income_uncertainty")), iif(OLD."operating_cost" IS NEW."operating_cost", '', ',"operating_cost":' || cpdesk_real(OLD."operating_cost")), iif(OLD."operating_cost_unit" IS NEW."operating_cost_unit", '', ',"operating_cost_unit":' || json_quote(OLD."operating_cost_unit")), iif(OLD."operating_cost_text" IS NEW."operating_cost_text", '', ',"operating_cost_text":' || json_quote(OLD."operating_cost_text")), iif(OLD."operating_cost_uncertainty" IS NEW."operating_cost_uncertainty", '', ',"operating_cost_uncertainty":' || cpdesk_real(OLD."operating_cost_uncertainty")), iif(OLD."environmental_effect" IS NEW."environmental_effect", '', ',"environmental_effect":' || json_quote(OLD."environmental_effect")), iif(OLD."screening" IS NEW."screening", '', ',"screening":' || json_quote(OLD."screening")), iif(OLD."screening_reason" IS NEW."screening_reason", '', ',"screening_reason":' || json_quote(OLD."screening_reason")), iif(OLD."key_points" IS NEW."key_points", '', ',"key_points":' || json_quote(OLD."key_points")), iif(OLD."main_equipment" IS NEW."main_equipment", '', ',"main_equipment":' || json_quote(OLD."main_equipment")), iif(OLD."possible_harm" IS NEW."possible_harm", '', ',"possible_harm":' || json_quote(OLD."possible_harm")), iif(OLD."principle" IS NEW."principle", '', ',"principle":' || json_quote(OLD."principle")), iif(OLD."benefit" IS NEW."benefit", '', ',"benefit":' || json_quote(OLD."benefit")), iif(OLD."peer_level" IS NEW."peer_level", '', ',"peer_level":' || json_quote(OLD."peer_level")), iif(OLD."wastes_affected" IS NEW."wastes_affected", '', ',"wastes_affected":' || json_quote(OLD."wastes_affected")), iif(OLD."materials_affected" IS NEW."materials_affected", '', ',"materials_affected":' || json_quote(OLD."materials_affected")), iif(OLD."products_affected" IS NEW."products_affected", '', ',"products_affected":' || json_quote(OLD."products_affected")), iif(OLD."market_result" IS NEW."market_result", '', ',"market_result":' || json_quote(OLD."market_result")), iif(OLD."technical_result" IS NEW."technical_result", '', ',"technical_result":' || json_quote(OLD."technical_result")), iif(OLD."environmental_result" IS NEW."environmental_result", '', ',"environmental_result":' || json_quote(OLD."environmental_result")), iif(OLD."economic_result" IS NEW."economic_result", '', ',"economic_result":' || json_quote(OLD."economic_result")), iif(OLD."recommended" IS NEW."recommended", '', ',"recommended":' || json_quote(OLD."recommended")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(OLD."responsible")), iif(OLD."done_on" IS NEW."done_on", '', ',"done_on":' || json_quote(OLD."done_on")), iif(OLD."actual_investment" IS NEW."actual_investment", '', ',"actual_investment":' || cpdesk_real(OLD."actual_investment")), iif(OLD."actual_investment_unit" IS NEW."actual_investment_unit", '', ',"actual_investment_unit":' || json_quote(OLD."actual_investment_unit")), iif(OLD."actual_investment_text" IS NEW."actual_investment_text", '', ',"actual_investment_text":' || json_quote(OLD."actual_investment_text")), iif(OLD."actual_investment_uncertainty" IS NEW."actual_investment_uncertainty", '', ',"actual_investment_uncertainty":' || cpdesk_real(OLD."actual_investment_uncertainty")), iif(OLD."actual_income" IS NEW."actual_income", '', ',"actual_income":' || cpdesk_real(OLD."actual_income")), iif(OLD."actual_income_unit" IS NEW."actual_income_unit", '', ',"actual_income_unit":' || json_quote(OLD."actual_income_unit")), iif(OLD."actual_income_text" IS NEW."actual_income_text", '', ',"actual_income_text":' || json_quote(OLD."actual_income_text")), iif(OLD."actual_income_uncertainty" IS NEW."actual_income_uncertainty", '', ',"actual_income_uncertainty":' || cpdesk_real(OLD."actual_income_uncertainty")), iif(OLD."actual_operating_cost" IS NEW."actual_operating_cost", '', ',"actual_operating_cost":' || cpdesk_real(OLD."actual_operating_cost")), iif(OLD."actual_operating_cost_unit" IS NEW."actual_operating_cost_unit", '', ',"actual_operating_cost_unit":' || json_quote(OLD."actual_operating_cost_unit")), iif(OLD."actual_operating_cost_text" IS NEW."actual_operating_cost_text", '', ',"actual_operating_cost_text":' || json_quote(OLD."actual_operating_cost_text")), iif(OLD."actual_operating_cost_uncertainty" IS NEW."actual_operating_cost_uncertainty", '', ',"actual_operating_cost_uncertainty":' || cpdesk_real(OLD."actual_operating_cost_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."code" IS NEW."code", '', ',"code":' || json_quote(NEW."code")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(NEW."title")), iif(OLD."process" IS NEW."process", '', ',"process":' || json_quote(NEW."process")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."problem" IS NEW."problem", '', ',"problem":' || json_quote(NEW."problem")), iif(OLD."measure" IS NEW."measure", '', ',"measure":' || json_quote(NEW."measure")), iif(OLD."aspect" IS NEW."aspect", '', ',"aspect":' || json_quote(NEW."aspect")), iif(OLD."cause" IS NEW."cause", '', ',"cause":' || json_quote(NEW."cause")), iif(OLD."suggestion" IS NEW."suggestion", '', ',"suggestion":' || json_quote(NEW."suggestion")), iif(OLD."cost_class" IS NEW."cost_class", '', ',"cost_class":' || json_quote(NEW."cost_class")), iif(OLD."status" IS NEW."status", '', ',"status":' || json_quote(NEW."status")), iif(OLD."joint_group" IS NEW."joint_group", '', ',"joint_group":' || json_quote(NEW."joint_group")), iif(OLD."investment" IS NEW."investment", '', ',"investment":' || cpdesk_real(NEW."investment")), iif(OLD."investment_unit" IS NEW."investment_unit", '', ',"investment_unit":' || json_quote(NEW."investment_unit")), iif(OLD."investment_text" IS NEW."investment_text", '', ',"investment_text":' || json_quote(NEW."investment_text")), iif(OLD."investment_uncertainty" IS NEW."investment_uncertainty", '', ',"investment_uncertainty":' || cpdesk_real(NEW."investment_uncertainty")), iif(OLD."income" IS NEW."income", '', ',"income":' || cpdesk_real(NEW."income")), iif(OLD."income_unit" IS NEW."income_unit", '', ',"income_unit":' || json_quote(NEW."income_unit")), iif(OLD."income_text" IS NEW."income_text", '', ',"income_text":' || json_quote(NEW."income_text")), iif(OLD."income_uncertainty" IS NEW."income_uncertainty", '', ',"income_uncertainty":' || cpdesk_real(NEW."income_uncertainty")), iif(OLD."operating_cost" IS NEW."operating_cost", '', ',"operating_cost":' || cpdesk_real(NEW."operating_cost")), iif(OLD."operating_cost_unit" IS NEW."operating_cost_unit", '', ',"operating_cost_unit":' || json_quote(NEW."operating_cost_unit")), iif(OLD."operating_cost_text" IS NEW."operating_cost_text", '', ',"operating_cost_text":' || json_quote(NEW."operating_cost_text")), iif(OLD."operating_cost_uncertainty" IS NEW."operating_cost_uncertainty", '', ',"operating_cost_uncertainty":' || cpdesk_real(NEW."operating_cost_uncertainty")), iif(OLD."environmental_effect" IS NEW."environmental_effect", '', ',"environmental_effect":' || json_quote(NEW."environmental_effect")), iif(OLD."screening" IS NEW."screening", '', ',"screening":' || json_quote(NEW."screening")), iif(OLD."screening_reason" IS NEW."screening_reason", '', ',"screening_reason":' || json_quote(NEW."screening_reason")), iif(OLD."key_points" IS NEW."key_points", '', ',"key_points":' || json_quote(NEW."key_points")), iif(OLD."main_equipment" IS NEW."main_equipment", '', ',"main_equipment":' || json_quote(NEW."main_equipment")), iif(OLD."possible_harm" IS NEW."possible_harm", '', ',"possible_harm":' || json_quote(NEW."possible_harm")), iif(OLD."principle" IS NEW."principle", '', ',"principle":' || json_quote(NEW."principle")), iif(OLD."benefit" IS NEW."benefit", '', ',"benefit":' || json_quote(NEW."benefit")), iif(OLD."peer_level" IS NEW."peer_level", '', ',"peer_level":' || json_quote(NEW."peer_level")), iif(OLD."wastes_affected" IS NEW."wastes_affected", '', ',"wastes_affected":' || json_quote(NEW."wastes_affected")), iif(OLD."materials_affected" IS NEW."materials_affected", '', ',"materials_affected":' || json_quote(NEW."materials_affected")), iif(OLD."products_affected" IS NEW."products_affected", '', ',"products_affected":' || json_quote(NEW."products_affected")), iif(OLD."market_result" IS NEW."market_result", '', ',"market_result":' || json_quote(NEW."market_result")), iif(OLD."technical_result" IS NEW."technical_result", '', ',"technical_result":' || json_quote(NEW."technical_result")), iif(OLD."environmental_result" IS NEW."environmental_result", '', ',"environmental_result":' || json_quote(NEW."environmental_result")), iif(OLD."economic_result" IS NEW."economic_result", '', ',"economic_result":' || json_quote(NEW."economic_result")), iif(OLD."recommended" IS NEW."recommended", '', ',"recommended":' || json_quote(NEW."recommended")), iif(OLD."responsible" IS NEW."responsible", '', ',"responsible":' || json_quote(NEW."responsible")), iif(OLD."done_on" IS NEW."done_on", '', ',"done_on":' || json_quote(NEW."done_on")), iif(OLD."actual_investment" IS NEW."actual_investment", '', ',"actual_investment":' || cpdesk_real(NEW."actual_investment")), iif(OLD."actual_investment_unit" IS NEW."actual_investment_unit", '', ',"actual_investment_unit":' || json_quote(NEW."actual_investment_unit")), iif(OLD."actual_investment_text" IS NEW."actual_investment_text", '', ',"actual_investment_text":' || json_quote(NEW."actual_investment_text")), iif(OLD."actual_investment_uncertainty" IS NEW."actual_investment_uncertainty", '', ',"actual_investment_uncertainty":' || cpdesk_real(NEW."actual_investment_uncertainty")), iif(OLD."actual_income" IS NEW."actual_income", '', ',"actual_income":' || cpdesk_real(NEW."actual_income")), iif(OLD."actual_income_unit" IS NEW."actual_income_unit", '', ',"actual_income_unit":' || json_quote(NEW."actual_income_unit")), iif(OLD."actual_income_text" IS NEW."actual_income_text", '', ',"actual_income_text":' || json_quote(NEW."actual_income_text")), iif(OLD."actual_income_uncertainty" IS NEW."actual_income_uncertainty", '', ',"actual_income_uncertainty":' || cpdesk_real(NEW."actual_income_uncertainty")), iif(OLD."actual_operating_cost" IS NEW."actual_operating_cost", '', ',"actual_operating_cost":' || cpdesk_real(NEW."actual_operating_cost")), iif(OLD."actual_operating_cost_unit" IS NEW."actual_operating_cost_unit", '', ',"actual_operating_cost_unit":' || json_quote(NEW."actual_operating_cost_unit")), iif(OLD."actual_operating_cost_text" IS NEW."actual_operating_cost_text", '', ',"actual_operating_cost_text":' || json_quote(NEW."actual_operating_cost_text")), iif(OLD."actual_operating_cost_uncertainty" IS NEW."actual_operating_cost_uncertainty", '', ',"actual_operating_cost_uncertainty":' || cpdesk_real(NEW."actual_operating_cost_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_option_delete" AFTER DELETE ON "option" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'option', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."code" = '', '', ',"code":' || json_quote(OLD."code")), iif(OLD."title" = '', '', ',"title":' || json_quote(OLD."title")), iif(OLD."process" = '', '', ',"process":' || json_quote(OLD."process")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."problem" = '', '', ',"problem":' || json_quote(OLD."problem")), iif(OLD."measure" = '', '', ',"measure":' || json_quote(OLD."measure")), iif(OLD."aspect" IS NULL, '', ',"aspect":' || json_quote(OLD."aspect")), iif(OLD."cause" IS NULL, '', ',"cause":' || json_quote(OLD."cause")), iif(OLD."suggestion" IS NULL, '', ',"suggestion":' || json_quote(OLD."suggestion")), iif(OLD."cost_class" IS NULL, '', ',"cost_class":' || json_quote(OLD."cost_class")), iif(OLD."status" IS NULL, '', ',"status":' || json_quote(OLD."status")), iif(OLD."joint_group" IS NULL, '', ',"joint_group":' || json_quote(OLD."joint_group")), iif(OLD."investment" IS NULL, '', ',"investment":' || cpdesk_real(OLD."investment")), iif(OLD."investment_unit" IS NULL, '', ',"investment_unit":' || json_quote(OLD."investment_unit")), iif(OLD."investment_text" IS NULL, '', ',"investment_text":' || json_quote(OLD."investment_text")), iif(OLD."investment_uncertainty" IS NULL, '', ',"investment_uncertainty":' || cpdesk_real(OLD."investment_uncertainty")), iif(OLD."income" IS NULL, '', ',"income":' || cpdesk_real(OLD."income")), iif(OLD."income_unit" IS NULL, '', ',"income_unit":' || json_quote(OLD."income_unit")), iif(OLD."income_text" IS NULL, '', ',"income_text":' || json_quote(OLD."income_text")), iif(OLD."income_uncertainty" IS NULL, '', ',"income_uncertainty":' || cpdesk_real(OLD."income_uncertainty")), iif(OLD."operating_cost" IS NULL, '', ',"operating_cost":' || cpdesk_real(OLD."operating_cost")), iif(OLD."operating_cost_unit" IS NULL, '', ',"operating_cost_unit":' || json_quote(OLD."operating_cost_unit")), iif(OLD."operating_cost_text" IS NULL, '', ',"operating_cost_text":' || json_quote(OLD."operating_cost_text")), iif(OLD."operating_cost_uncertainty" IS NULL, '', ',"operating_cost_uncertainty":' || cpdesk_real(OLD."operating_cost_uncertainty")), iif(OLD."environmental_effect" = '', '', ',"environmental_effect":' || json_quote(OLD."environmental_effect")), iif(OLD."screening" IS NULL, '', ',"screening":' || json_quote(OLD."screening")), iif(OLD."screening_reason" = '', '', ',"screening_reason":' || json_quote(OLD."screening_reason")), iif(OLD."key_points" = '', '', ',"key_points":' || json_quote(OLD."key_points")), iif(OLD."main_equipment" = '', '', ',"main_equipment":' || json_quote(OLD."main_equipment")), iif(OLD."possible_harm" = '', '', ',"possible_harm":' || json_quote(OLD."possible_harm")), iif(OLD."principle" = '', '', ',"principle":' || json_quote(OLD."principle")), iif(OLD."benefit" = '', '', ',"benefit":' || json_quote(OLD."benefit")), iif(OLD."peer_level" = '', '', ',"peer_level":' || json_quote(OLD."peer_level")), iif(OLD."wastes_affected" = '', '', ',"wastes_affected":' || json_quote(OLD."wastes_affected")), iif(OLD."materials_affected" = '', '', ',"materials_affected":' || json_quote(OLD."materials_affected")), iif(OLD."products_affected" = '', '', ',"products_affected":' || json_quote(OLD."products_affected")), iif(OLD."market_result" = '', '', ',"market_result":' || json_quote(OLD."market_result")), iif(OLD."technical_result" = '', '', ',"technical_result":' || json_quote(OLD."technical_result")), iif(OLD."environmental_result" = '', '', ',"environmental_result":' || json_quote(OLD."environmental_result")), iif(OLD."economic_result" = '', '', ',"economic_result":' || json_quote(OLD."economic_result")), iif(OLD."recommended" IS NULL, '', ',"recommended":' || json_quote(OLD."recommended")), iif(OLD."responsible" = '', '', ',"responsible":' || json_quote(OLD."responsible")), iif(OLD."done_on" = '', '', ',"done_on":' || json_quote(OLD."done_on")), iif(OLD."actual_investment" IS NULL, '', ',"actual_investment":' || cpdesk_real(OLD."actual_investment")), iif(OLD."actual_investment_unit" IS NULL, '', ',"actual_investment_unit":' || json_quote(OLD."actual_investment_unit")), iif(OLD."actual_investment_text" IS NULL, '', ',"actual_investment_text":' || json_quote(OLD."actual_investment_text")), iif(OLD."actual_investment_uncertainty" IS NULL, '', ',"actual_investment_uncertainty":' || cpdesk_real(OLD."actual_investment_uncertainty")), iif(OLD."actual_income" IS NULL, '', ',"actual_income":' || cpdesk_real(OLD."actual_income")), iif(OLD."actual_income_unit" IS NULL, '', ',"actual_income_unit":' || json_quote(OLD."actual_income_unit")), iif(OLD."actual_income_text" IS NULL, '', ',"actual_income_text":' || json_quote(OLD."actual_income_text")), iif(OLD."actual_income_uncertainty" IS NULL, '', ',"actual_income_uncertainty":' || cpdesk_real(OLD."actual_income_uncertainty")), iif(OLD."actual_operating_cost" IS NULL, '', ',"actual_operating_cost":' || cpdesk_real(OLD."actual_operating_cost")), iif(OLD."actual_operating_cost_unit" IS NULL, '', ',"actual_operating_cost_unit":' || json_quote(OLD."actual_operating_cost_unit")), iif(OLD."actual_operating_cost_text" IS NULL, '', ',"actual_operating_cost_text":' || json_quote(OLD."actual_operating_cost_text")), iif(OLD."actual_operating_cost_uncertainty" IS NULL, '', ',"actual_operating_cost_uncertainty":' || cpdesk_real(OLD."actual_operating_cost_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "score" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "criterion" TEXT NOT NULL REFERENCES "criterion"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "candidate" TEXT REFERENCES "focus_candidate"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "option" TEXT REFERENCES "option"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "member" TEXT REFERENCES "team_member"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "score" REAL CHECK ("score" BETWEEN 0.0 AND 10.0)
) STRICT
;
CREATE INDEX "score_criterion" ON "score"("criterion") WHERE "criterion" IS NOT NULL
;
CREATE INDEX "score_candidate" ON "score"("candidate") WHERE "candidate" IS NOT NULL
;
CREATE INDEX "score_option" ON "score"("option") WHERE "option" IS NOT NULL
;
CREATE INDEX "score_member" ON "score"("member") WHERE "member" IS NOT NULL
;
CREATE TRIGGER "log_score_insert" AFTER INSERT ON "score" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'score', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."criterion" IS NULL, '', ',"criterion":' || json_quote(NEW."criterion")), iif(NEW."candidate" IS NULL, '', ',"candidate":' || json_quote(NEW."candidate")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."member" IS NULL, '', ',"member":' || json_quote(NEW."member")), iif(NEW."score" IS NULL, '', ',"score":' || cpdesk_real(NEW."score")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_score_update" AFTER UPDATE ON "score" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'score', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."criterion" IS NEW."criterion", '', ',"criterion":' || json_quote(OLD."criterion")), iif(OLD."candidate" IS NEW."candidate", '', ',"candidate":' || json_quote(OLD."candidate")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."member" IS NEW."member", '', ',"member":' || json_quote(OLD."member")), iif(OLD."score" IS NEW."score", '', ',"score":' || cpdesk_real(OLD."score"))),
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."criterion" IS NEW."criterion", '', ',"criterion":' || json_quote(NEW."criterion")), iif(OLD."candidate" IS NEW."candidate", '', ',"candidate":' || json_quote(NEW."candidate")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."member" IS NEW."member", '', ',"member":' || json_quote(NEW."member")), iif(OLD."score" IS NEW."score", '', ',"score":' || cpdesk_real(NEW."score")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_score_delete" AFTER DELETE ON "score" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'score', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."criterion" IS NULL, '', ',"criterion":' || json_quote(OLD."criterion")), iif(OLD."candidate" IS NULL, '', ',"candidate":' || json_quote(OLD."candidate")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."member" IS NULL, '', ',"member":' || json_quote(OLD."member")), iif(OLD."score" IS NULL, '', ',"score":' || cpdesk_real(OLD."score"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "option_effect" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT REFERENCES "option"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "joint_group" TEXT REFERENCES "joint_group"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "stage" TEXT NOT NULL CHECK ("stage" IN ('expected', 'verified')),
  "kind" TEXT CHECK ("kind" IN ('electricity', 'coal equivalent', 'CO2', 'materials', 'water', 'wastewater', 'waste gas', 'COD', 'NH3-N', 'smoke dust', 'dust', 'SO2', 'NOx', 'VOC', 'solid waste', 'waste liquid', 'heavy metals', 'other')),
  "medium" TEXT CHECK ("medium" IN ('water', 'air', 'solid waste', 'hazardous waste', 'noise')),
  "pollutant" TEXT NOT NULL,
  "substance" TEXT REFERENCES "substance"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT REFERENCES "stream"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "reduction" REAL,
  "reduction_unit" TEXT,
  "reduction_text" TEXT,
  "reduction_uncertainty" REAL,
  "source" TEXT NOT NULL,
  CHECK (("reduction" IS NULL AND "reduction_unit" IS NULL AND "reduction_text" IS NULL AND "reduction_uncertainty" IS NULL) OR ("reduction" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "reduction_unit" IS NOT NULL AND "reduction_text" IS NOT NULL AND ("reduction_uncertainty" IS NULL OR "reduction_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "option_effect_option" ON "option_effect"("option") WHERE "option" IS NOT NULL
;
CREATE INDEX "option_effect_joint_group" ON "option_effect"("joint_group") WHERE "joint_group" IS NOT NULL
;
CREATE INDEX "option_effect_substance" ON "option_effect"("substance") WHERE "substance" IS NOT NULL
;
CREATE INDEX "option_effect_stream" ON "option_effect"("stream") WHERE "stream" IS NOT NULL
;
CREATE TRIGGER "log_option_effect_insert" AFTER INSERT ON "option_effect" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'option_effect', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."joint_group" IS NULL, '', ',"joint_group":' || json_quote(NEW."joint_group")), iif(NEW."stage" IS NULL, '', ',"stage":' || json_quote(NEW."stage")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."medium" IS NULL, '', ',"medium":' || json_quote(NEW."medium")), iif(NEW."pollutant" = '', '', ',"pollutant":' || json_quote(NEW."pollutant")), iif(NEW."substance" IS NULL, '', ',"substance":' || json_quote(NEW."substance")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."reduction" IS NULL, '', ',"reduction":' || cpdesk_real(NEW."reduction")), iif(NEW."reduction_unit" IS NULL, '', ',"reduction_unit":' || json_quote(NEW."reduction_unit")), iif(NEW."reduction_text" IS NULL, '', ',"reduction_text":' || json_quote(NEW."reduction_text")), iif(NEW."reduction_uncertainty" IS NULL, '', ',"reduction_uncertainty":' || cpdesk_real(NEW."reduction_uncertainty")), iif(NEW."source" = '', '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_option_effect_update" AFTER UPDATE ON "option_effect" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'option_effect', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."joint_group" IS NEW."joint_group", '', ',"joint_group":' || json_quote(OLD."joint_group")), iif(OLD."stage" IS NEW."stage", '', ',"stage":' || json_quote(OLD."stage")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."pollutant" IS NEW."pollutant", '', ',"pollutant":' || json_quote(OLD."pollutant")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."reduction" IS NEW."reduction", '', ',"reduction":' || cpdesk_real(OLD."reduction")), iif(OLD."reduction_unit" IS NEW."reduction_unit", '', ',"reduction_unit":' || json_quote(OLD."reduction_unit")), iif(OLD."reduction_text" IS NEW."reduction_text", '', ',"reduction_text":' || json_quote(OLD."reduction_text")), iif(OLD."reduction_uncertainty" IS NEW."reduction_uncertainty", '', ',"reduction_uncertainty":' || cpdesk_real(OLD."reduction_uncertainty")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(OLD."source"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."joint_group" IS NEW."joint_group", '', ',"joint_group":' || json_quote(NEW."joint_group")), iif(OLD."stage" IS NEW."stage", '', ',"stage":' || json_quote(NEW."stage")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."medium" IS NEW."medium", '', ',"medium":' || json_quote(NEW."medium")), iif(OLD."pollutant" IS NEW."pollutant", '', ',"pollutant":' || json_quote(NEW."pollutant")), iif(OLD."substance" IS NEW."substance", '', ',"substance":' || json_quote(NEW."substance")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."reduction" IS NEW."reduction", '', ',"reduction":' || cpdesk_real(NEW."reduction")), iif(OLD."reduction_unit" IS NEW."reduction_unit", '', ',"reduction_unit":' || json_quote(NEW."reduction_unit")), iif(OLD."reduction_text" IS NEW."reduction_text", '', ',"reduction_text":' || json_quote(NEW."reduction_text")), iif(OLD."reduction_uncertainty" IS NEW."reduction_uncertainty", '', ',"reduction_uncertainty":' || cpdesk_real(NEW."reduction_uncertainty")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_option_effect_delete" AFTER DELETE ON "option_effect" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'option_effect', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."joint_group" IS NULL, '', ',"joint_group":' || json_quote(OLD."joint_group")), iif(OLD."stage" IS NULL, '', ',"stage":' || json_quote(OLD."stage")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."medium" IS NULL, '', ',"medium":' || json_quote(OLD."medium")), iif(OLD."pollutant" = '', '', ',"pollutant":' || json_quote(OLD."pollutant")), iif(OLD."substance" IS NULL, '', ',"substance":' || json_quote(OLD."substance")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."reduction" IS NULL, '', ',"reduction":' || cpdesk_real(OLD."reduction")), iif(OLD."reduction_unit" IS NULL, '', ',"reduction_unit":' || json_quote(OLD."reduction_unit")), iif(OLD."reduction_text" IS NULL, '', ',"reduction_text":' || json_quote(OLD."reduction_text")), iif(OLD."reduction_uncertainty" IS NULL, '', ',"reduction_uncertainty":' || cpdesk_real(OLD."reduction_uncertainty")), iif(OLD."source" = '', '', ',"source":' || json_quote(OLD."source"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "investment_sheet" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT NOT NULL REFERENCES "option"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "equipment" REAL,
  "equipment_unit" TEXT,
  "equipment_text" TEXT,
  "equipment_uncertainty" REAL,
  "materials_site" REAL,
  "materials_site_unit" TEXT,
  "materials_site_text" TEXT,
  "materials_site_uncertainty" REAL,
  "utility_connection" REAL,
  "utility_connection_unit" TEXT,
  "utility_connection_text" TEXT,
  "utility_connection_uncertainty" REAL,
  "construction" REAL,
  "construction_unit" TEXT,
  "construction_text" TEXT,
  "construction_uncertainty" REAL,
  "design" REAL,
  "design_unit" TEXT,
  "design_text" TEXT,
  "design_uncertainty" REAL,
  "intangibles" REAL,
  "intangibles_unit" TEXT,
  "intangibles_text" TEXT,
  "intangibles_uncertainty" REAL,
  "start_up" REAL,
  "start_up_unit" TEXT,
  "start_up_text" TEXT,
  "start_up_uncertainty" REAL,
  "contingency" REAL,
  "contingency_unit" TEXT,
  "contingency_text" TEXT,
  "contingency_uncertainty" REAL,
  "interest" REAL,
  "interest_unit" TEXT,
  "interest_text" TEXT,
  "interest_uncertainty" REAL,
  "working_capital" REAL,
  "working_capital_unit" TEXT,
  "working_capital_text" TEXT,
  "working_capital_uncertainty" REAL,
  "subsidy" REAL,
  "subsidy_unit" TEXT,
  "subsidy_text" TEXT,
  "subsidy_uncertainty" REAL,
  CHECK (("equipment" IS NULL AND "equipment_unit" IS NULL AND "equipment_text" IS NULL AND "equipment_uncertainty" IS NULL) OR ("equipment" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "equipment_unit" IS NOT NULL AND "equipment_text" IS NOT NULL AND ("equipment_uncertainty" IS NULL OR "equipment_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("materials_site" IS NULL AND "materials_site_unit" IS NULL AND "materials_site_text" IS NULL AND "materials_site_uncertainty" IS NULL) OR ("materials_site" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "materials_site_unit" IS NOT NULL AND "materials_site_text" IS NOT NULL AND ("materials_site_uncertainty" IS NULL OR "materials_site_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("utility_connection" IS NULL AND "utility_connection_unit" IS NULL AND "utility_connection_text" IS NULL AND "utility_connection_uncertainty" IS NULL) OR ("utility_connection" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "utility_connection_unit" IS NOT NULL AND "utility_connection_text" IS NOT NULL AND ("utility_connection_uncertainty" IS NULL OR "utility_connection_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("construction" IS NULL AND "construction_unit" IS NULL AND "construction_text" IS NULL AND "construction_uncertainty" IS NULL) OR ("construction" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "construction_unit" IS NOT NULL AND "construction_text" IS NOT NULL AND ("construction_uncertainty" IS NULL OR "construction_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("design" IS NULL AND "design_unit" IS NULL AND "design_text" IS NULL AND "design_uncertainty" IS NULL) OR ("design" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_unit" IS NOT NULL AND "design_text" IS NOT NULL AND ("design_uncertainty" IS NULL OR "design_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("intangibles" IS NULL AND "intangibles_unit" IS NULL AND "intangibles_text" IS NULL AND "intangibles_uncertainty" IS NULL) OR ("intangibles" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "intangibles_unit" IS NOT NULL AND "intangibles_text" IS NOT NULL AND ("intangibles_uncertainty" IS NULL OR "intangibles_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("start_up" IS NULL AND "start_up_unit" IS NULL AND "start_up_text" IS NULL AND "start_up_uncertainty" IS NULL) OR ("start_up" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "start_up_unit" IS NOT NULL AND "start_up_text" IS NOT NULL AND ("start_up_uncertainty" IS NULL OR "start_up_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("contingency" IS NULL AND "contingency_unit" IS NULL AND "contingency_text" IS NULL AND "contingency_uncertainty" IS NULL) OR ("contingency" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "contingency_unit" IS NOT NULL AND "contingency_text" IS NOT NULL AND ("contingency_uncertainty" IS NULL OR "contingency_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("interest" IS NULL AND "interest_unit" IS NULL AND "interest_text" IS NULL AND "interest_uncertainty" IS NULL) OR ("interest" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "interest_unit" IS NOT NULL AND "interest_text" IS NOT NULL AND ("interest_uncertainty" IS NULL OR "interest_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("working_capital" IS NULL AND "working_capital_unit" IS NULL AND "working_capital_text" IS NULL AND "working_capital_uncertainty" IS NULL) OR ("working_capital" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "working_capital_unit" IS NOT NULL AND "working_capital_text" IS NOT NULL AND ("working_capital_uncertainty" IS NULL OR "working_capital_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("subsidy" IS NULL AND "subsidy_unit" IS NULL AND "subsidy_text" IS NULL AND "subsidy_uncertainty" IS NULL) OR ("subsidy" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "subsidy_unit" IS NOT NULL AND "subsidy_text" IS NOT NULL AND ("subsidy_uncertainty" IS NULL OR "subsidy_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "investment_sheet_option" ON "investment_sheet"("option") WHERE "option" IS NOT NULL
;
CREATE TRIGGER "log_investment_sheet_insert" AFTER INSERT ON "investment_sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'investment_sheet', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."equipment" IS NULL, '', ',"equipment":' || cpdesk_real(NEW."equipment")), iif(NEW."equipment_unit" IS NULL, '', ',"equipment_unit":' || json_quote(NEW."equipment_unit")), iif(NEW."equipment_text" IS NULL, '', ',"equipment_text":' || json_quote(NEW."equipment_text")), iif(NEW."equipment_uncertainty" IS NULL, '', ',"equipment_uncertainty":' || cpdesk_real(NEW."equipment_uncertainty")), iif(NEW."materials_site" IS NULL, '', ',"materials_site":' || cpdesk_real(NEW."materials_site")), iif(NEW."materials_site_unit" IS NULL, '', ',"materials_site_unit":' || json_quote(NEW."materials_site_unit")), iif(NEW."materials_site_text" IS NULL, '', ',"materials_site_text":' || json_quote(NEW."materials_site_text")), iif(NEW."materials_site_uncertainty" IS NULL, '', ',"materials_site_uncertainty":' || cpdesk_real(NEW."materials_site_uncertainty")), iif(NEW."utility_connection" IS NULL, '', ',"utility_connection":' || cpdesk_real(NEW."utility_connection")), iif(NEW."utility_connection_unit" IS NULL, '', ',"utility_connection_unit":' || json_quote(NEW."utility_connection_unit")), iif(NEW."utility_connection_text" IS NULL, '', ',"utility_connection_text":' || json_quote(NEW."utility_connection_text")), iif(NEW."utility_connection_uncertainty" IS NULL, '', ',"utility_connection_uncertainty":' || cpdesk_real(NEW."utility_connection_uncertainty")), iif(NEW."construction" IS NULL, '', ',"construction":' || cpdesk_real(NEW."construction")), iif(NEW."construction_unit" IS NULL, '', ',"construction_unit":' || json_quote(NEW."construction_unit")), iif(NEW."construction_text" IS NULL, '', ',"construction_text":' || json_quote(NEW."construction_text")), iif(NEW."construction_uncertainty" IS NULL, '', ',"construction_uncertainty":' || cpdesk_real(NEW."construction_uncertainty")), iif(NEW."design" IS NULL, '', ',"design":' || cpdesk_real(NEW."design")), iif(NEW."design_unit" IS NULL, '', ',"design_unit":' || json_quote(NEW."design_unit")), iif(NEW."design_text" IS NULL, '', ',"design_text":' || json_quote(NEW."design_text")), iif(NEW."design_uncertainty" IS NULL, '', ',"design_uncertainty":' || cpdesk_real(NEW."design_uncertainty")), iif(NEW."intangibles" IS NULL, '', ',"intangibles":' || cpdesk_real(NEW."intangibles")), iif(NEW."intangibles_unit" IS NULL, '', ',"intangibles_unit":' || json_quote(NEW."intangibles_unit")), iif(NEW."intangibles_text" IS NULL, '', ',"intangibles_text":' || json_quote(NEW."intangibles_text")), iif(NEW."intangibles_uncertainty" IS NULL, '', ',"intangibles_uncertainty":' || cpdesk_real(NEW."intangibles_uncertainty")), iif(NEW."start_up" IS NULL, '', ',"start_up":' || cpdesk_real(NEW."start_up")), iif(NEW."start_up_unit" IS NULL, '', ',"start_up_unit":' || json_quote(NEW."start_up_unit")), iif(NEW."start_up_text" IS NULL, '', ',"start_up_text":' || json_quote(NEW."start_up_text")), iif(NEW."start_up_uncertainty" IS NULL, '', ',"start_up_uncertainty":' || cpdesk_real(NEW."start_up_uncertainty")), iif(NEW."contingency" IS NULL, '', ',"contingency":' || cpdesk_real(NEW."contingency")), iif(NEW."contingency_unit" IS NULL, '', ',"contingency_unit":' || json_quote(NEW."contingency_unit")), iif(NEW."contingency_text" IS NULL, '', ',"contingency_text":' || json_quote(NEW."contingency_text")), iif(NEW."contingency_uncertainty" IS NULL, '', ',"contingency_uncertainty":' || cpdesk_real(NEW."contingency_uncertainty")), iif(NEW."interest" IS NULL, '', ',"interest":' || cpdesk_real(NEW."interest")), iif(NEW."interest_unit" IS NULL, '', ',"interest_unit":' || json_quote(NEW."interest_unit")), iif(NEW."interest_text" IS NULL, '', ',"interest_text":' || json_quote(NEW."interest_text")), iif(NEW."interest_uncertainty" IS NULL, '', ',"interest_uncertainty":' || cpdesk_real(NEW."interest_uncertainty")), iif(NEW."working_capital" IS NULL, '', ',"working_capital":' || cpdesk_real(NEW."working_capital")), iif(NEW."working_capital_unit" IS NULL, '', ',"working_capital_unit":' || json_quote(NEW."working_capital_unit")), iif(NEW."working_capital_text" IS NULL, '', ',"working_capital_text":' || json_quote(NEW."working_capital_text")), iif(NEW."working_capital_uncertainty" IS NULL, '', ',"working_capital_uncertainty":' || cpdesk_real(NEW."working_capital_uncertainty")), iif(NEW."subsidy" IS NULL, '', ',"subsidy":' || cpdesk_real(NEW."subsidy")), iif(NEW."subsidy_unit" IS NULL, '', ',"subsidy_unit":' || json_quote(NEW."subsidy_unit")), iif(NEW."subsidy_text" IS NULL, '', ',"subsidy_text":' || json_quote(NEW."subsidy_text")), iif(NEW."subsidy_uncertainty" IS NULL, '', ',"subsidy_uncertainty":' || cpdesk_real(NEW."subsidy_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_investment_sheet_update" AFTER UPDATE ON "investment_sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'investment_sheet', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || cpdesk_real(OLD."equipment")), iif(OLD."equipment_unit" IS NEW."equipment_unit", '', ',"equipment_unit":' || json_quote(OLD."equipment_unit")), iif(OLD."equipment_text" IS NEW."equipment_text", '', ',"equipment_text":' || json_quote(OLD."equipment_text")), iif(OLD."equipment_uncertainty" IS NEW."equipment_uncertainty", '', ',"equipment_uncertainty":' || cpdesk_real(OLD."equipment_uncertainty")), iif(OLD."materials_site" IS NEW."materials_site", '', ',"materials_site":' || cpdesk_real(OLD."materials_site")), iif(OLD."materials_site_unit" IS NEW."materials_site_unit", '', ',"materials_site_unit":' || json_quote(OLD."materials_site_unit")), iif(OLD."materials_site_text" IS NEW."materials_site_text", '', ',"materials_site_text":' || json_quote(OLD."materials_site_text")), iif(OLD."materials_site_uncertainty" IS NEW."materials_site_uncertainty", '', ',"materials_site_uncertainty":' || cpdesk_real(OLD."materials_site_uncertainty")), iif(OLD."utility_connection" IS NEW."utility_connection", '', ',"utility_connection":' || cpdesk_real(OLD."utility_connection")), iif(OLD."utility_connection_unit" IS NEW."utility_connection_unit", '', ',"utility_connection_unit":' || json_quote(OLD."utility_connection_unit")), iif(OLD."utility_connection_text" IS NEW."utility_connection_text", '', ',"utility_connection_text":' || json_quote(OLD."utility_connection_text")), iif(OLD."utility_connection_uncertainty" IS NEW."utility_connection_uncertainty", '', ',"utility_connection_uncertainty":' || cpdesk_real(OLD."utility_connection_uncertainty")), iif(OLD."construction" IS NEW."construction", '', ',"construction":' || cpdesk_real(OLD."construction")), iif(OLD."construction_unit" IS NEW."construction_unit", '', ',"construction_unit":' || json_quote(OLD."construction_unit")), iif(OLD."construction_text" IS NEW."construction_text", '', ',"construction_text":' || json_quote(OLD."construction_text")), iif(OLD."construction_uncertainty" IS NEW."construction_uncertainty", '', ',"construction_uncertainty":' || cpdesk_real(OLD."construction_uncertainty")), iif(OLD."design" IS NEW."design", '', ',"design":' || cpdesk_real(OLD."design")), iif(OLD."design_unit" IS NEW."design_unit", '', ',"design_unit":' || json_quote(OLD."design_unit")), iif(OLD."design_text" IS NEW."design_text", '', ',"design_text":' || json_quote(OLD."design_text")), iif(OLD."design_uncertainty" IS NEW."design_uncertainty", '', ',"design_uncertainty":' || cpdesk_real(OLD."design_uncertainty")), iif(OLD."intangibles" IS NEW."intangibles", '', ',"intangibles":' || cpdesk_real(OLD."intangibles")), iif(OLD."intangibles_unit" IS NEW."intangibles_unit", '', ',"intangibles_unit":' || json_quote(OLD."intangibles_unit")), iif(OLD."intangibles_text" IS NEW."intangibles_text", '', ',"intangibles_text":' || json_quote(OLD."intangibles_text")), iif(OLD."intangibles_uncertainty" IS NEW."intangibles_uncertainty", '', ',"intangibles_uncertainty":' || cpdesk_real(OLD."intangibles_uncertainty")), iif(OLD."start_up" IS NEW."start_up", '', ',"start_up":' || cpdesk_real(OLD."start_up")), iif(OLD."start_up_unit" IS NEW."start_up_unit", '', ',"start_up_unit":' || json_quote(OLD."start_up_unit")), iif(OLD."start_up_text" IS NEW."start_up_text", '', ',"start_up_text":' || json_quote(OLD."start_up_text")), iif(OLD."start_up_uncertainty" IS NEW."start_up_uncertainty", '', ',"start_up_uncertainty":' || cpdesk_real(OLD."start_up_uncertainty")), iif(OLD."contingency" IS NEW."contingency", '', ',"contingency":' || cpdesk_real(OLD."contingency")), iif(OLD."contingency_unit" IS NEW."contingency_unit", '', ',"contingency_unit":' || json_quote(OLD."contingency_unit")), iif(OLD."contingency_text" IS NEW."contingency_text", '', ',"contingency_text":' || json_quote(OLD."contingency_text")), iif(OLD."contingency_uncertainty" IS NEW."contingency_uncertainty", '', ',"contingency_uncertainty":' || cpdesk_real(OLD."contingency_uncertainty")), iif(OLD."interest" IS NEW."interest", '', ',"interest":' || cpdesk_real(OLD."interest")), iif(OLD."interest_unit" IS NEW."interest_unit", '', ',"interest_unit":' || json_quote(OLD."interest_unit")), iif(OLD."interest_text" IS NEW."interest_text", '', ',"interest_text":' || json_quote(OLD."interest_text")), iif(OLD."interest_uncertainty" IS NEW."interest_uncertainty", '', ',"interest_uncertainty":' || cpdesk_real(OLD."interest_uncertainty")), iif(OLD."working_capital" IS NEW."working_capital", '', ',"working_capital":' || cpdesk_real(OLD."working_capital")), iif(OLD."working_capital_unit" IS NEW."working_capital_unit", '', ',"working_capital_unit":' || json_quote(OLD."working_capital_unit")), iif(OLD."working_capital_text" IS NEW."working_capital_text", '', ',"working_capital_text":' || json_quote(OLD."working_capital_text")), iif(OLD."working_capital_uncertainty" IS NEW."working_capital_uncertainty", '', ',"working_capital_uncertainty":' || cpdesk_real(OLD."working_capital_uncertainty")), iif(OLD."subsidy" IS NEW."subsidy", '', ',"subsidy":' || cpdesk_real(OLD."subsidy")), iif(OLD."subsidy_unit" IS NEW."subsidy_unit", '', ',"subsidy_unit":' || json_quote(OLD."subsidy_unit")), iif(OLD."subsidy_text" IS NEW."subsidy_text", '', ',"subsidy_text":' || json_quote(OLD."subsidy_text")), iif(OLD."subsidy_uncertainty" IS NEW."subsidy_uncertainty", '', ',"subsidy_uncertainty":' || cpdesk_real(OLD."subsidy_uncertainty"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || cpdesk_real(NEW."equipment")), iif(OLD."equipment_unit" IS NEW."equipment_unit", '', ',"equipment_unit":' || json_quote(NEW."equipment_unit")), iif(OLD."equipment_text" IS NEW."equipment_text", '', ',"equipment_text":' || json_quote(NEW."equipment_text")), iif(OLD."equipment_uncertainty" IS NEW."equipment_uncertainty", '', ',"equipment_uncertainty":' || cpdesk_real(NEW."equipment_uncertainty")), iif(OLD."materials_site" IS NEW."materials_site", '', ',"materials_site":' || cpdesk_real(NEW."materials_site")), iif(OLD."materials_site_unit" IS NEW."materials_site_unit", '', ',"materials_site_unit":' || json_quote(NEW."materials_site_unit")), iif(OLD."materials_site_text" IS NEW."materials_site_text", '', ',"materials_site_text":' || json_quote(NEW."materials_site_text")), iif(OLD."materials_site_uncertainty" IS NEW."materials_site_uncertainty", '', ',"materials_site_uncertainty":' || cpdesk_real(NEW."materials_site_uncertainty")), iif(OLD."utility_connection" IS NEW."utility_connection", '', ',"utility_connection":' || cpdesk_real(NEW."utility_connection")), iif(OLD."utility_connection_unit" IS NEW."utility_connection_unit", '', ',"utility_connection_unit":' || json_quote(NEW."utility_connection_unit")), iif(OLD."utility_connection_text" IS NEW."utility_connection_text", '', ',"utility_connection_text":' || json_quote(NEW."utility_connection_text")), iif(OLD."utility_connection_uncertainty" IS NEW."utility_connection_uncertainty", '', ',"utility_connection_uncertainty":' || cpdesk_real(NEW."utility_connection_uncertainty")), iif(OLD."construction" IS NEW."construction", '', ',"construction":' || cpdesk_real(NEW."construction")), iif(OLD."construction_unit" IS NEW."construction_unit", '', ',"construction_unit":' || json_quote(NEW."construction_unit")), iif(OLD."construction_text" IS NEW."construction_text", '', ',"construction_text":' || json_quote(NEW."construction_text")), iif(OLD."construction_uncertainty" IS NEW."construction_uncertainty", '', ',"construction_uncertainty":' || cpdesk_real(NEW."construction_uncertainty")), iif(OLD."design" IS NEW."design", '', ',"design":' || cpdesk_real(NEW."design")), iif(OLD."design_unit" IS NEW."design_unit", '', ',"design_unit":' || json_quote(NEW."design_unit")), iif(OLD."design_text" IS NEW."design_text", '', ',"design_text":' || json_quote(NEW."design_text")), iif(OLD."design_uncertainty" IS NEW."design_uncertainty", '', ',"design_uncertainty":' || cpdesk_real(NEW."design_uncertainty")), iif(OLD."intangibles" IS NEW."intangibles", '', ',"intangibles":' || cpdesk_real(NEW."intangibles")), iif(OLD."intangibles_unit" IS NEW."intangibles_unit", '', ',"intangibles_unit":' || json_quote(NEW."intangibles_unit")), iif(OLD."intangibles_text" IS NEW."intangibles_text", '', ',"intangibles_text":' || json_quote(NEW."intangibles_text")), iif(OLD."intangibles_uncertainty" IS NEW."intangibles_uncertainty", '', ',"intangibles_uncertainty":' || cpdesk_real(NEW."intangibles_uncertainty")), iif(OLD."start_up" IS NEW."start_up", '', ',"start_up":' || cpdesk_real(NEW."start_up")), iif(OLD."start_up_unit" IS NEW."start_up_unit", '', ',"start_up_unit":' || json_quote(NEW."start_up_unit")), iif(OLD."start_up_text" IS NEW."start_up_text", '', ',"start_up_text":' || json_quote(NEW."start_up_text")), iif(OLD."start_up_uncertainty" IS NEW."start_up_uncertainty", '', ',"start_up_uncertainty":' || cpdesk_real(NEW."start_up_uncertainty")), iif(OLD."contingency" IS NEW."contingency", '', ',"contingency":' || cpdesk_real(NEW."contingency")), iif(OLD."contingency_unit" IS NEW."contingency_unit", '', ',"contingency_unit":' || json_quote(NEW."contingency_unit")), iif(OLD."contingency_text" IS NEW."contingency_text", '', ',"contingency_text":' || json_quote(NEW."contingency_text")), iif(OLD."contingency_uncertainty" IS NEW."contingency_uncertainty", '', ',"contingency_uncertainty":' || cpdesk_real(NEW."contingency_uncertainty")), iif(OLD."interest" IS NEW."interest", '', ',"interest":' || cpdesk_real(NEW."interest")), iif(OLD."interest_unit" IS NEW."interest_unit", '', ',"interest_unit":' || json_quote(NEW."interest_unit")), iif(OLD."interest_text" IS NEW."interest_text", '', ',"interest_text":' || json_quote(NEW."interest_text")), iif(OLD."interest_uncertainty" IS NEW."interest_uncertainty", '', ',"interest_uncertainty":' || cpdesk_real(NEW."interest_uncertainty")), iif(OLD."working_capital" IS NEW."working_capital", '', ',"working_capital":' || cpdesk_real(NEW."working_capital")), iif(OLD."working_capital_unit" IS NEW."working_capital_unit", '', ',"working_capital_unit":' || json_quote(NEW."working_capital_unit")), iif(OLD."working_capital_text" IS NEW."working_capital_text", '', ',"working_capital_text":' || json_quote(NEW."working_capital_text")), iif(OLD."working_capital_uncertainty" IS NEW."working_capital_uncertainty", '', ',"working_capital_uncertainty":' || cpdesk_real(NEW."working_capital_uncertainty")), iif(OLD."subsidy" IS NEW."subsidy", '', ',"subsidy":' || cpdesk_real(NEW."subsidy")), iif(OLD."subsidy_unit" IS NEW."subsidy_unit", '', ',"subsidy_unit":' || json_quote(NEW."subsidy_unit")), iif(OLD."subsidy_text" IS NEW."subsidy_text", '', ',"subsidy_text":' || json_quote(NEW."subsidy_text")), iif(OLD."subsidy_uncertainty" IS NEW."subsidy_uncertainty", '', ',"subsidy_uncertainty":' || cpdesk_real(NEW."subsidy_uncertainty")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_investment_sheet_delete" AFTER DELETE ON "investment_sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'investment_sheet', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."equipment" IS NULL, '', ',"equipment":' || cpdesk_real(OLD."equipment")), iif(OLD."equipment_unit" IS NULL, '', ',"equipment_unit":' || json_quote(OLD."equipment_unit")), iif(OLD."equipment_text" IS NULL, '', ',"equipment_text":' || json_quote(OLD."equipment_text")), iif(OLD."equipment_uncertainty" IS NULL, '', ',"equipment_uncertainty":' || cpdesk_real(OLD."equipment_uncertainty")), iif(OLD."materials_site" IS NULL, '', ',"materials_site":' || cpdesk_real(OLD."materials_site")), iif(OLD."materials_site_unit" IS NULL, '', ',"materials_site_unit":' || json_quote(OLD."materials_site_unit")), iif(OLD."materials_site_text" IS NULL, '', ',"materials_site_text":' || json_quote(OLD."materials_site_text")), iif(OLD."materials_site_uncertainty" IS NULL, '', ',"materials_site_uncertainty":' || cpdesk_real(OLD."materials_site_uncertainty")), iif(OLD."utility_connection" IS NULL, '', ',"utility_connection":' || cpdesk_real(OLD."utility_connection")), iif(OLD."utility_connection_unit" IS NULL, '', ',"utility_connection_unit":' || json_quote(OLD."utility_connection_unit")), iif(OLD."utility_connection_text" IS NULL, '', ',"utility_connection_text":' || json_quote(OLD."utility_connection_text")), iif(OLD."utility_connection_uncertainty" IS NULL, '', ',"utility_connection_uncertainty":' || cpdesk_real(OLD."utility_connection_uncertainty")), iif(OLD."construction" IS NULL, '', ',"construction":' || cpdesk_real(OLD."construction")), iif(OLD."construction_unit" IS NULL, '', ',"construction_unit":' || json_quote(OLD."construction_unit")), iif(OLD."construction_text" IS NULL, '', ',"construction_text":' || json_quote(OLD."construction_text")), iif(OLD."construction_uncertainty" IS NULL, '', ',"construction_uncertainty":' || cpdesk_real(OLD."construction_uncertainty")), iif(OLD."design" IS NULL, '', ',"design":' || cpdesk_real(OLD."design")), iif(OLD."design_unit" IS NULL, '', ',"design_unit":' || json_quote(OLD."design_unit")), iif(OLD."design_text" IS NULL, '', ',"design_text":' || json_quote(OLD."design_text")), iif(OLD."design_uncertainty" IS NULL, '', ',"design_uncertainty":' || cpdesk_real(OLD."design_uncertainty")), iif(OLD."intangibles" IS NULL, '', ',"intangibles":' || cpdesk_real(OLD."intangibles")), iif(OLD."intangibles_unit" IS NULL, '', ',"intangibles_unit":' || json_quote(OLD."intangibles_unit")), iif(OLD."intangibles_text" IS NULL, '', ',"intangibles_text":' || json_quote(OLD."intangibles_text")), iif(OLD."intangibles_uncertainty" IS NULL, '', ',"intangibles_uncertainty":' || cpdesk_real(OLD."intangibles_uncertainty")), iif(OLD."start_up" IS NULL, '', ',"start_up":' || cpdesk_real(OLD."start_up")), iif(OLD."start_up_unit" IS NULL, '', ',"start_up_unit":' || json_quote(OLD."start_up_unit")), iif(OLD."start_up_text" IS NULL, '', ',"start_up_text":' || json_quote(OLD."start_up_text")), iif(OLD."start_up_uncertainty" IS NULL, '', ',"start_up_uncertainty":' || cpdesk_real(OLD."start_up_uncertainty")), iif(OLD."contingency" IS NULL, '', ',"contingency":' || cpdesk_real(OLD."contingency")), iif(OLD."contingency_unit" IS NULL, '', ',"contingency_unit":' || json_quote(OLD."contingency_unit")), iif(OLD."contingency_text" IS NULL, '', ',"contingency_text":' || json_quote(OLD."contingency_text")), iif(OLD."contingency_uncertainty" IS NULL, '', ',"contingency_uncertainty":' || cpdesk_real(OLD."contingency_uncertainty")), iif(OLD."interest" IS NULL, '', ',"interest":' || cpdesk_real(OLD."interest")), iif(OLD."interest_unit" IS NULL, '', ',"interest_unit":' || json_quote(OLD."interest_unit")), iif(OLD."interest_text" IS NULL, '', ',"interest_text":' || json_quote(OLD."interest_text")), iif(OLD."interest_uncertainty" IS NULL, '', ',"interest_uncertainty":' || cpdesk_real(OLD."interest_uncertainty")), iif(OLD."working_capital" IS NULL, '', ',"working_capital":' || cpdesk_real(OLD."working_capital")), iif(OLD."working_capital_unit" IS NULL, '', ',"working_capital_unit":' || json_quote(OLD."working_capital_unit")), iif(OLD."working_capital_text" IS NULL, '', ',"working_capital_text":' || json_quote(OLD."working_capital_text")), iif(OLD."working_capital_uncertainty" IS NULL, '', ',"working_capital_uncertainty":' || cpdesk_real(OLD."working_capital_uncertainty")), iif(OLD."subsidy" IS NULL, '', ',"subsidy":' || cpdesk_real(OLD."subsidy")), iif(OLD."subsidy_unit" IS NULL, '', ',"subsidy_unit":' || json_quote(OLD."subsidy_unit")), iif(OLD."subsidy_text" IS NULL, '', ',"subsidy_text":' || json_quote(OLD."subsidy_text")), iif(OLD."subsidy_uncertainty" IS NULL, '', ',"subsidy_uncertainty":' || cpdesk_real(OLD."subsidy_uncertainty"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "running_sheet" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT NOT NULL REFERENCES "option"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "income_volume" REAL,
  "income_volume_unit" TEXT,
  "income_volume_text" TEXT,
  "income_volume_uncertainty" REAL,
  "income_price" REAL,
  "income_price_unit" TEXT,
  "income_price_text" TEXT,
  "income_price_uncertainty" REAL,
  "income_subsidy" REAL,
  "income_subsidy_unit" TEXT,
  "income_subsidy_text" TEXT,
  "income_subsidy_uncertainty" REAL,
  "income_other" REAL,
  "income_other_unit" TEXT,
  "income_other_text" TEXT,
  "income_other_uncertainty" REAL,
  "cut_materials" REAL,
  "cut_materials_unit" TEXT,
  "cut_materials_text" TEXT,
  "cut_materials_uncertainty" REAL,
  "cut_energy" REAL,
  "cut_energy_unit" TEXT,
  "cut_energy_text" TEXT,
  "cut_energy_uncertainty" REAL,
  "cut_wages_repair" REAL,
  "cut_wages_repair_unit" TEXT,
  "cut_wages_repair_text" TEXT,
  "cut_wages_repair_uncertainty" REAL,
  "cut_other" REAL,
  "cut_other_unit" TEXT,
  "cut_other_text" TEXT,
  "cut_other_uncertainty" REAL,
  "cut_waste_disposal" REAL,
  "cut_waste_disposal_unit" TEXT,
  "cut_waste_disposal_text" TEXT,
  "cut_waste_disposal_uncertainty" REAL,
  "cut_sales" REAL,
  "cut_sales_unit" TEXT,
  "cut_sales_text" TEXT,
  "cut_sales_uncertainty" REAL,
  "depreciation_years" REAL CHECK ("depreciation_years" BETWEEN 0.0 AND 1.7976931348623157e308),
  CHECK (("income_volume" IS NULL AND "income_volume_unit" IS NULL AND "income_volume_text" IS NULL AND "income_volume_uncertainty" IS NULL) OR ("income_volume" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "income_volume_unit" IS NOT NULL AND "income_volume_text" IS NOT NULL AND ("income_volume_uncertainty" IS NULL OR "income_volume_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("income_price" IS NULL AND "income_price_unit" IS NULL AND "income_price_text" IS NULL AND "income_price_uncertainty" IS NULL) OR ("income_price" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "income_price_unit" IS NOT NULL AND "income_price_text" IS NOT NULL AND ("income_price_uncertainty" IS NULL OR "income_price_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("income_subsidy" IS NULL AND "income_subsidy_unit" IS NULL AND "income_subsidy_text" IS NULL AND "income_subsidy_uncertainty" IS NULL) OR ("income_subsidy" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "income_subsidy_unit" IS NOT NULL AND "income_subsidy_text" IS NOT NULL AND ("income_subsidy_uncertainty" IS NULL OR "income_subsidy_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("income_other" IS NULL AND "income_other_unit" IS NULL AND "income_other_text" IS NULL AND "income_other_uncertainty" IS NULL) OR ("income_other" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "income_other_unit" IS NOT NULL AND "income_other_text" IS NOT NULL AND ("income_other_uncertainty" IS NULL OR "income_other_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cut_materials" IS NULL AND "cut_materials_unit" IS NULL AND "cut_materials_text" IS NULL AND "cut_materials_uncertainty" IS NULL) OR ("cut_materials" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cut_materials_unit" IS NOT NULL AND "cut_materials_text" IS NOT NULL AND ("cut_materials_uncertainty" IS NULL OR "cut_materials_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cut_energy" IS NULL AND "cut_energy_unit" IS NULL AND "cut_energy_text" IS NULL AND "cut_energy_uncertainty" IS NULL) OR ("cut_energy" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cut_energy_unit" IS NOT NULL AND "cut_energy_text" IS NOT NULL AND ("cut_energy_uncertainty" IS NULL OR "cut_energy_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cut_wages_repair" IS NULL AND "cut_wages_repair_unit" IS NULL AND "cut_wages_repair_text" IS NULL AND "cut_wages_repair_uncertainty" IS NULL) OR ("cut_wages_repair" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cut_wages_repair_unit" IS NOT NULL AND "cut_wages_repair_text" IS NOT NULL AND ("cut_wages_repair_uncertainty" IS NULL OR "cut_wages_repair_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cut_other" IS NULL AND "cut_other_unit" IS NULL AND "cut_other_text" IS NULL AND "cut_other_uncertainty" IS NULL) OR ("cut_other" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cut_other_unit" IS NOT NULL AND "cut_other_text" IS NOT NULL AND ("cut_other_uncertainty" IS NULL OR "cut_other_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cut_waste_disposal" IS NULL AND "cut_waste_disposal_unit" IS NULL AND "cut_waste_disposal_text" IS NULL AND "cut_waste_disposal_uncertainty" IS NULL) OR ("cut_waste_disposal" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cut_waste_disposal_unit" IS NOT NULL AND "cut_waste_disposal_text" IS NOT NULL AND ("cut_waste_disposal_uncertainty" IS NULL OR "cut_waste_disposal_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("cut_sales" IS NULL AND "cut_sales_unit" IS NULL AND "cut_sales_text" IS NULL AND "cut_sales_uncertainty" IS NULL) OR ("cut_sales" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "cut_sales_unit" IS NOT NULL AND "cut_sales_text" IS NOT NULL AND ("cut_sales_uncertainty" IS NULL OR "cut_sales_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "running_sheet_option" ON "running_sheet"("option") WHERE "option" IS NOT NULL
;
CREATE TRIGGER "log_running_sheet_insert" AFTER INSERT ON "running_sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'running_sheet', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."income_volume" IS NULL, '', ',"income_volume":' || cpdesk_real(NEW."income_volume")), iif(NEW."income_volume_unit" IS NULL, '', ',"income_volume_unit":' || json_quote(NEW."income_volume_unit")), iif(NEW."income_volume_text" IS NULL, '', ',"income_volume_text":' || json_quote(NEW."income_volume_text")), iif(NEW."income_volume_uncertainty" IS NULL, '', ',"income_volume_uncertainty":' || cpdesk_real(NEW."income_volume_uncertainty")), iif(NEW."income_price" IS NULL, '', ',"income_price":' || cpdesk_real(NEW."income_price")), iif(NEW."income_price_unit" IS NULL, '', ',"income_price_unit":' || json_quote(NEW."income_price_unit")), iif(NEW."income_price_text" IS NULL, '', ',"income_price_text":' || json_quote(NEW."income_price_text")), iif(NEW."income_price_uncertainty" IS NULL, '', ',"income_price_uncertainty":' || cpdesk_real(NEW."income_price_uncertainty")), iif(NEW."income_subsidy" IS NULL, '', ',"income_subsidy":' || cpdesk_real(NEW."income_subsidy")), iif(NEW."income_subsidy_unit" IS NULL, '', ',"income_subsidy_unit":' || json_quote(NEW."income_subsidy_unit")), iif(NEW."income_subsidy_text" IS NULL, '', ',"income_subsidy_text":' || json_quote(NEW."income_subsidy_text")), iif(NEW."income_subsidy_uncertainty" IS NULL, '', ',"income_subsidy_uncertainty":' || cpdesk_real(NEW."income_subsidy_uncertainty")), iif(NEW."income_other" IS NULL, '', ',"income_other":' || cpdesk_real(NEW."income_other")), iif(NEW."income_other_unit" IS NULL, '', ',"income_other_unit":' || json_quote(NEW."income_other_unit")), iif(NEW."income_other_text" IS NULL, '', ',"income_other_text":' || json_quote(NEW."income_other_text")), iif(NEW."income_other_uncertainty" IS NULL, '', ',"income_other_uncertainty":' || cpdesk_real(NEW."income_other_uncertainty")), iif(NEW."cut_materials" IS NULL, '', ',"cut_materials":' || cpdesk_real(NEW."cut_materials")), iif(NEW."cut_materials_unit" IS NULL, '', ',"cut_materials_unit":' || json_quote(NEW."cut_materials_unit")), iif(NEW."cut_materials_text" IS NULL, '', ',"cut_materials_text":' || json_quote(NEW."cut_materials_text")), iif(NEW."cut_materials_uncertainty" IS NULL, '', ',"cut_materials_uncertainty":' || cpdesk_real(NEW."cut_materials_uncertainty")), iif(NEW."cut_energy" IS NULL, '', ',"cut_energy":' || cpdesk_real(NEW."cut_energy")), iif(NEW."cut_energy_unit" IS NULL, '', ',"cut_energy_unit":' || json_quote(NEW."cut_energy_unit")), iif(NEW."cut_energy_text" IS NULL, '', ',"cut_energy_text":' || json_quote(NEW."cut_energy_text")), iif(NEW."cut_energy_uncertainty" IS NULL, '', ',"cut_energy_uncertainty":' || cpdesk_real(NEW."cut_energy_uncertainty")), iif(NEW."cut_wages_repair" IS NULL, '', ',"cut_wages_repair":' || cpdesk_real(NEW."cut_wages_repair")), iif(NEW."cut_wages_repair_unit" IS NULL, '', ',"cut_wages_repair_unit":' || json_quote(NEW."cut_wages_repair_unit")), iif(NEW."cut_wages_repair_text" IS NULL, '', ',"cut_wages_repair_text":' || json_quote(NEW."cut_wages_repair_text")), iif(NEW."cut_wages_repair_uncertainty" IS NULL, '', ',"cut_wages_repair_uncertainty":' || cpdesk_real(NEW."cut_wages_repair_uncertainty")), iif(NEW."cut_other" IS NULL, '', ',"cut_other":' || cpdesk_real(NEW."cut_other")), iif(NEW."cut_other_unit" IS NULL, '', ',"cut_other_unit":' || json_quote(NEW."cut_other_unit")), iif(NEW."cut_other_text" IS NULL, '', ',"cut_other_text":' || json_quote(NEW."cut_other_text")), iif(NEW."cut_other_uncertainty" IS NULL, '', ',"cut_other_uncertainty":' || cpdesk_real(NEW."cut_other_uncertainty")), iif(NEW."cut_waste_disposal" IS NULL, '', ',"cut_waste_disposal":' || cpdesk_real(NEW."cut_waste_disposal")), iif(NEW."cut_waste_disposal_unit" IS NULL, '', ',"cut_waste_disposal_unit":' || json_quote(NEW."cut_waste_disposal_unit")), iif(NEW."cut_waste_disposal_text" IS NULL, '', ',"cut_waste_disposal_text":' || json_quote(NEW."cut_waste_disposal_text")), iif(NEW."cut_waste_disposal_uncertainty" IS NULL, '', ',"cut_waste_disposal_uncertainty":' || cpdesk_real(NEW."cut_waste_disposal_uncertainty")), iif(NEW."cut_sales" IS NULL, '', ',"cut_sales":' || cpdesk_real(NEW."cut_sales")), iif(NEW."cut_sales_unit" IS NULL, '', ',"cut_sales_unit":' || json_quote(NEW."cut_sales_unit")), iif(NEW."cut_sales_text" IS NULL, '', ',"cut_sales_text":' || json_quote(NEW."cut_sales_text")), iif(NEW."cut_sales_uncertainty" IS NULL, '', ',"cut_sales_uncertainty":' || cpdesk_real(NEW."cut_sales_uncertainty")), iif(NEW."depreciation_years" IS NULL, '', ',"depreciation_years":' || cpdesk_real(NEW."depreciation_years")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_running_sheet_update" AFTER UPDATE ON "running_sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'running_sheet', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."income_volume" IS NEW."income_volume", '', ',"income_volume":' || cpdesk_real(OLD."income_volume")), iif(OLD."income_volume_unit" IS NEW."income_volume_unit", '', ',"income_volume_unit":' || json_quote(OLD."income_volume_unit")), iif(OLD."income_volume_text" IS NEW."income_volume_text", '', ',"income_volume_text":' || json_quote(OLD."income_volume_text")), iif(OLD."income_volume_uncertainty" IS NEW."income_volume_uncertainty", '', ',"income_volume_uncertainty":' || cpdesk_real(OLD."income_volume_uncertainty")), iif(OLD."income_price" IS NEW."income_price", '', ',"income_price":' || cpdesk_real(OLD."income_price")), iif(OLD."income_price_unit" IS NEW."income_price_unit", '', ',"income_price_unit":' || json_quote(OLD."income_price_unit")), iif(OLD."income_price_text" IS NEW."income_price_text", '', ',"income_price_text":' || json_quote(OLD."income_price_text")), iif(OLD."income_price_uncertainty" IS NEW."income_price_uncertainty", '', ',"income_price_uncertainty":' || cpdesk_real(OLD."income_price_uncertainty")), iif(OLD."income_subsidy" IS NEW."income_subsidy", '', ',"income_subsidy":' || cpdesk_real(OLD."income_subsidy")), iif(OLD."income_subsidy_unit" IS NEW."income_subsidy_unit", '', ',"income_subsidy_unit":' || json_quote(OLD."income_subsidy_unit")), iif(OLD."income_subsidy_text" IS NEW."income_subsidy_text", '', ',"income_subsidy_text":' || json_quote(OLD."income_subsidy_text")), iif(OLD."income_subsidy_uncertainty" IS NEW."income_subsidy_uncertainty", '', ',"income_subsidy_uncertainty":' || cpdesk_real(OLD."income_subsidy_uncertainty")), iif(OLD."income_other" IS NEW."income_other", '', ',"income_other":' || cpdesk_real(OLD."income_other")), iif(OLD."income_other_unit" IS NEW."income_other_unit", '', ',"income_other_unit":' || json_quote(OLD."income_other_unit")), iif(OLD."income_other_text" IS NEW."income_other_text", '', ',"income_other_text":' || json_quote(OLD."income_other_text")), iif(OLD."income_other_uncertainty" IS NEW."income_other_uncertainty", '', ',"income_other_uncertainty":' || cpdesk_real(OLD."income_other_uncertainty")), iif(OLD."cut_materials" IS NEW."cut_materials", '', ',"cut_materials":' || cpdesk_real(OLD."cut_materials")), iif(OLD."cut_materials_unit" IS NEW."cut_materials_unit", '', ',"cut_materials_unit":' || json_quote(OLD."cut_materials_unit")), iif(OLD."cut_materials_text" IS NEW."cut_materials_text", '', ',"cut_materials_text":' || json_quote(OLD."cut_materials_text")), iif(OLD."cut_materials_uncertainty" IS NEW."cut_materials_uncertainty", '', ',"cut_materials_uncertainty":' || cpdesk_real(OLD."cut_materials_uncertainty")), iif(OLD."cut_energy" IS NEW."cut_energy", '', ',"cut_energy":' || cpdesk_real(OLD."cut_energy")), iif(OLD."cut_energy_unit" IS NEW."cut_energy_unit", '', ',"cut_energy_unit":' || json_quote(OLD."cut_energy_unit")), iif(OLD."cut_energy_text" IS NEW."cut_energy_text", '', ',"cut_energy_text":' || json_quote(OLD."cut_energy_text")), iif(OLD."cut_energy_uncertainty" IS NEW."cut_energy_uncertainty", '', ',"cut_energy_uncertainty":' || cpdesk_real(OLD."cut_energy_uncertainty")), iif(OLD."cut_wages_repair" IS NEW."cut_wages_repair", '', ',"cut_wages_repair":' || cpdesk_real(OLD."cut_wages_repair")), iif(OLD."cut_wages_repair_unit" IS NEW."cut_wages_repair_unit", '', ',"cut_wages_repair_unit":' || json_quote(OLD."cut_wages_repair_unit")), iif(OLD."cut_wages_repair_text" IS NEW."cut_wages_repair_text", '', ',"cut_wages_repair_text":' || json_quote(OLD."cut_wages_repair_text")), iif(OLD."cut_wages_repair_uncertainty" IS NEW."cut_wages_repair_uncertainty", '', ',"cut_wages_repair_uncertainty":' || cpdesk_real(OLD."cut_wages_repair_uncertainty")), iif(OLD."cut_other" IS NEW."cut_other", '', ',"cut_other":' || cpdesk_real(OLD."cut_other")), iif(OLD."cut_other_unit" IS NEW."cut_other_unit", '', ',"cut_other_unit":' || json_quote(OLD."cut_other_unit")), iif(OLD."cut_other_text" IS NEW."cut_other_text", '', ',"cut_other_text":' || json_quote(OLD."cut_other_text")), iif(OLD."cut_other_uncertainty" IS NEW."cut_other_uncertainty", '', ',"cut_other_uncertainty":' || cpdesk_real(OLD."cut_other_uncertainty")), iif(OLD."cut_waste_disposal" IS NEW."cut_waste_disposal", '', ',"cut_waste_disposal":' || cpdesk_real(OLD."cut_waste_disposal")), iif(OLD."cut_waste_disposal_unit" IS NEW."cut_waste_disposal_unit", '', ',"cut_waste_disposal_unit":' || json_quote(OLD."cut_waste_disposal_unit")), iif(OLD."cut_waste_disposal_text" IS NEW."cut_waste_disposal_text", '', ',"cut_waste_disposal_text":' || json_quote(OLD."cut_waste_disposal_text")), iif(OLD."cut_waste_disposal_uncertainty" IS NEW."cut_waste_disposal_uncertainty", '', ',"cut_waste_disposal_uncertainty":' || cpdesk_real(OLD."cut_waste_disposal_uncertainty")), iif(OLD."cut_sales" IS NEW."cut_sales", '', ',"cut_sales":' || cpdesk_real(OLD."cut_sales")), iif(OLD."cut_sales_unit" IS NEW."cut_sales_unit", '', ',"cut_sales_unit":' || json_quote(OLD."cut_sales_unit")), iif(OLD."cut_sales_text" IS NEW."cut_sales_text", '', ',"cut_sales_text":' || json_quote(OLD."cut_sales_text")), iif(OLD."cut_sales_uncertainty" IS NEW."cut_sales_uncertainty", '', ',"cut_sales_uncertainty":' || cpdesk_real(OLD."cut_sales_uncertainty")), iif(OLD."depreciation_years" IS NEW."depreciation_years", '', ',"depreciation_years":' || cpdesk_real(OLD."depreciation_years"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."income_volume" IS NEW."income_volume", '', ',"income_volume":' || cpdesk_real(NEW."income_volume")), iif(OLD."income_volume_unit" IS NEW."income_volume_unit", '', ',"income_volume_unit":' || json_quote(NEW."income_volume_unit")), iif(OLD."income_volume_text" IS NEW."income_volume_text", '', ',"income_volume_text":' || json_quote(NEW."income_volume_text")), iif(OLD."income_volume_uncertainty" IS NEW."income_volume_uncertainty", '', ',"income_volume_uncertainty":' || cpdesk_real(NEW."income_volume_uncertainty")), iif(OLD."income_price" IS NEW."income_price", '', ',"income_price":' || cpdesk_real(NEW."income_price")), iif(OLD."income_price_unit" IS NEW."income_price_unit", '', ',"income_price_unit":' || json_quote(NEW."income_price_unit")), iif(OLD."income_price_text" IS NEW."income_price_text", '', ',"income_price_text":' || json_quote(NEW."income_price_text")), iif(OLD."income_price_uncertainty" IS NEW."income_price_uncertainty", '', ',"income_price_uncertainty":' || cpdesk_real(NEW."income_price_uncertainty")), iif(OLD."income_subsidy" IS NEW."income_subsidy", '', ',"income_subsidy":' || cpdesk_real(NEW."income_subsidy")), iif(OLD."income_subsidy_unit" IS NEW."income_subsidy_unit", '', ',"income_subsidy_unit":' || json_quote(NEW."income_subsidy_unit")), iif(OLD."income_subsidy_text" IS NEW."income_subsidy_text", '', ',"income_subsidy_text":' || json_quote(NEW."income_subsidy_text")), iif(OLD."income_subsidy_uncertainty" IS NEW."income_subsidy_uncertainty", '', ',"income_subsidy_uncertainty":' || cpdesk_real(NEW."income_subsidy_uncertainty")), iif(OLD."income_other" IS NEW."income_other", '', ',"income_other":' || cpdesk_real(NEW."income_other")), iif(OLD."income_other_unit" IS NEW."income_other_unit", '', ',"income_other_unit":' || json_quote(NEW."income_other_unit")), iif(OLD."income_other_text" IS NEW."income_other_text", '', ',"income_other_text":' || json_quote(NEW."income_other_text")), iif(OLD."income_other_uncertainty" IS NEW."income_other_uncertainty", '', ',"income_other_uncertainty":' || cpdesk_real(NEW."income_other_uncertainty")), iif(OLD."cut_materials" IS NEW."cut_materials", '', ',"cut_materials":' || cpdesk_real(NEW."cut_materials")), iif(OLD."cut_materials_unit" IS NEW."cut_materials_unit", '', ',"cut_materials_unit":' || json_quote(NEW."cut_materials_unit")), iif(OLD."cut_materials_text" IS NEW."cut_materials_text", '', ',"cut_materials_text":' || json_quote(NEW."cut_materials_text")), iif(OLD."cut_materials_uncertainty" IS NEW."cut_materials_uncertainty", '', ',"cut_materials_uncertainty":' || cpdesk_real(NEW."cut_materials_uncertainty")), iif(OLD."cut_energy" IS NEW."cut_energy", '', ',"cut_energy":' || cpdesk_real(NEW."cut_energy")), iif(OLD."cut_energy_unit" IS NEW."cut_energy_unit", '', ',"cut_energy_unit":' || json_quote(NEW."cut_energy_unit")), iif(OLD."cut_energy_text" IS NEW."cut_energy_text", '', ',"cut_energy_text":' || json_quote(NEW."cut_energy_text")), iif(OLD."cut_energy_uncertainty" IS NEW."cut_energy_uncertainty", '', ',"cut_energy_uncertainty":' || cpdesk_real(NEW."cut_energy_uncertainty")), iif(OLD."cut_wages_repair" IS NEW."cut_wages_repair", '', ',"cut_wages_repair":' || cpdesk_real(NEW."cut_wages_repair")), iif(OLD."cut_wages_repair_unit" IS NEW."cut_wages_repair_unit", '', ',"cut_wages_repair_unit":' || json_quote(NEW."cut_wages_repair_unit")), iif(OLD."cut_wages_repair_text" IS NEW."cut_wages_repair_text", '', ',"cut_wages_repair_text":' || json_quote(NEW."cut_wages_repair_text")), iif(OLD."cut_wages_repair_uncertainty" IS NEW."cut_wages_repair_uncertainty", '', ',"cut_wages_repair_uncertainty":' || cpdesk_real(NEW."cut_wages_repair_uncertainty")), iif(OLD."cut_other" IS NEW."cut_other", '', ',"cut_other":' || cpdesk_real(NEW."cut_other")), iif(OLD."cut_other_unit" IS NEW."cut_other_unit", '', ',"cut_other_unit":' || json_quote(NEW."cut_other_unit")), iif(OLD."cut_other_text" IS NEW."cut_other_text", '', ',"cut_other_text":' || json_quote(NEW."cut_other_text")), iif(OLD."cut_other_uncertainty" IS NEW."cut_other_uncertainty", '', ',"cut_other_uncertainty":' || cpdesk_real(NEW."cut_other_uncertainty")), iif(OLD."cut_waste_disposal" IS NEW."cut_waste_disposal", '', ',"cut_waste_disposal":' || cpdesk_real(NEW."cut_waste_disposal")), iif(OLD."cut_waste_disposal_unit" IS NEW."cut_waste_disposal_unit", '', ',"cut_waste_disposal_unit":' || json_quote(NEW."cut_waste_disposal_unit")), iif(OLD."cut_waste_disposal_text" IS NEW."cut_waste_disposal_text", '', ',"cut_waste_disposal_text":' || json_quote(NEW."cut_waste_disposal_text")), iif(OLD."cut_waste_disposal_uncertainty" IS NEW."cut_waste_disposal_uncertainty", '', ',"cut_waste_disposal_uncertainty":' || cpdesk_real(NEW."cut_waste_disposal_uncertainty")), iif(OLD."cut_sales" IS NEW."cut_sales", '', ',"cut_sales":' || cpdesk_real(NEW."cut_sales")), iif(OLD."cut_sales_unit" IS NEW."cut_sales_unit", '', ',"cut_sales_unit":' || json_quote(NEW."cut_sales_unit")), iif(OLD."cut_sales_text" IS NEW."cut_sales_text", '', ',"cut_sales_text":' || json_quote(NEW."cut_sales_text")), iif(OLD."cut_sales_uncertainty" IS NEW."cut_sales_uncertainty", '', ',"cut_sales_uncertainty":' || cpdesk_real(NEW."cut_sales_uncertainty")), iif(OLD."depreciation_years" IS NEW."depreciation_years", '', ',"depreciation_years":' || cpdesk_real(NEW."depreciation_years")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_running_sheet_delete" AFTER DELETE ON "running_sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'running_sheet', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."income_volume" IS NULL, '', ',"income_volume":' || cpdesk_real(OLD."income_volume")), iif(OLD."income_volume_unit" IS NULL, '', ',"income_volume_unit":' || json_quote(OLD."income_volume_unit")), iif(OLD."income_volume_text" IS NULL, '', ',"income_volume_text":' || json_quote(OLD."income_volume_text")), iif(OLD."income_volume_uncertainty" IS NULL, '', ',"income_volume_uncertainty":' || cpdesk_real(OLD."income_volume_uncertainty")), iif(OLD."income_price" IS NULL, '', ',"income_price":' || cpdesk_real(OLD."income_price")), iif(OLD."income_price_unit" IS NULL, '', ',"income_price_unit":' || json_quote(OLD."income_price_unit")), iif(OLD."income_price_text" IS NULL, '', ',"income_price_text":' || json_quote(OLD."income_price_text")), iif(OLD."income_price_uncertainty" IS NULL, '', ',"income_price_uncertainty":' || cpdesk_real(OLD."income_price_uncertainty")), iif(OLD."income_subsidy" IS NULL, '', ',"income_subsidy":' || cpdesk_real(OLD."income_subsidy")), iif(OLD."income_subsidy_unit" IS NULL, '', ',"income_subsidy_unit":' || json_quote(OLD."income_subsidy_unit")), iif(OLD."income_subsidy_text" IS NULL, '', ',"income_subsidy_text":' || json_quote(OLD."income_subsidy_text")), iif(OLD."income_subsidy_uncertainty" IS NULL, '', ',"income_subsidy_uncertainty":' || cpdesk_real(OLD."income_subsidy_uncertainty")), iif(OLD."income_other" IS NULL, '', ',"income_other":' || cpdesk_real(OLD."income_other")), iif(OLD."income_other_unit" IS NULL, '', ',"income_other_unit":' || json_quote(OLD."income_other_unit")), iif(OLD."income_other_text" IS NULL, '', ',"income_other_text":' || json_quote(OLD."income_other_text")), iif(OLD."income_other_uncertainty" IS NULL, '', ',"income_other_uncertainty":' || cpdesk_real(OLD."income_other_uncertainty")), iif(OLD."cut_materials" IS NULL, '', ',"cut_materials":' || cpdesk_real(OLD."cut_materials")), iif(OLD."cut_materials_unit" IS NULL, '', ',"cut_materials_unit":' || json_quote(OLD."cut_materials_unit")), iif(OLD."cut_materials_text" IS NULL, '', ',"cut_materials_text":' || json_quote(OLD."cut_materials_text")), iif(OLD."cut_materials_uncertainty" IS NULL, '', ',"cut_materials_uncertainty":' || cpdesk_real(OLD."cut_materials_uncertainty")), iif(OLD."cut_energy" IS NULL, '', ',"cut_energy":' || cpdesk_real(OLD."cut_energy")), iif(OLD."cut_energy_unit" IS NULL, '', ',"cut_energy_unit":' || json_quote(OLD."cut_energy_unit")), iif(OLD."cut_energy_text" IS NULL, '', ',"cut_energy_text":' || json_quote(OLD."cut_energy_text")), iif(OLD."cut_energy_uncertainty" IS NULL, '', ',"cut_energy_uncertainty":' || cpdesk_real(OLD."cut_energy_uncertainty")), iif(OLD."cut_wages_repair" IS NULL, '', ',"cut_wages_repair":' || cpdesk_real(OLD."cut_wages_repair")), iif(OLD."cut_wages_repair_unit" IS NULL, '', ',"cut_wages_repair_unit":' || json_quote(OLD."cut_wages_repair_unit")), iif(OLD."cut_wages_repair_text" IS NULL, '', ',"cut_wages_repair_text":' || json_quote(OLD."cut_wages_repair_text")), iif(OLD."cut_wages_repair_uncertainty" IS NULL, '', ',"cut_wages_repair_uncertainty":' || cpdesk_real(OLD."cut_wages_repair_uncertainty")), iif(OLD."cut_other" IS NULL, '', ',"cut_other":' || cpdesk_real(OLD."cut_other")), iif(OLD."cut_other_unit" IS NULL, '', ',"cut_other_unit":' || json_quote(OLD."cut_other_unit")), iif(OLD."cut_other_text" IS NULL, '', ',"cut_other_text":' || json_quote(OLD."cut_other_text")), iif(OLD."cut_other_uncertainty" IS NULL, '', ',"cut_other_uncertainty":' || cpdesk_real(OLD."cut_other_uncertainty")), iif(OLD."cut_waste_disposal" IS NULL, '', ',"cut_waste_disposal":' || cpdesk_real(OLD."cut_waste_disposal")), iif(OLD."cut_waste_disposal_unit" IS NULL, '', ',"cut_waste_disposal_unit":' || json_quote(OLD."cut_waste_disposal_unit")), iif(OLD."cut_waste_disposal_text" IS NULL, '', ',"cut_waste_disposal_text":' || json_quote(OLD."cut_waste_disposal_text")), iif(OLD."cut_waste_disposal_uncertainty" IS NULL, '', ',"cut_waste_disposal_uncertainty":' || cpdesk_real(OLD."cut_waste_disposal_uncertainty")), iif(OLD."cut_sales" IS NULL, '', ',"cut_sales":' || cpdesk_real(OLD."cut_sales")), iif(OLD."cut_sales_unit" IS NULL, '', ',"cut_sales_unit":' || json_quote(OLD."cut_sales_unit")), iif(OLD."cut_sales_text" IS NULL, '', ',"cut_sales_text":' || json_quote(OLD."cut_sales_text")), iif(OLD."cut_sales_uncertainty" IS NULL, '', ',"cut_sales_uncertainty":' || cpdesk_real(OLD."cut_sales_uncertainty")), iif(OLD."depreciation_years" IS NULL, '', ',"depreciation_years":' || cpdesk_real(OLD."depreciation_years"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "schedule_task" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT REFERENCES "option"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "content" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "finished_on" TEXT NOT NULL
) STRICT
;
CREATE INDEX "schedule_task_option" ON "schedule_task"("option") WHERE "option" IS NOT NULL
;
CREATE TRIGGER "log_schedule_task_insert" AFTER INSERT ON "schedule_task" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'schedule_task', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."content" = '', '', ',"content":' || json_quote(NEW."content")), iif(NEW."start" = '', '', ',"start":' || json_quote(NEW."start")), iif(NEW."end" = '', '', ',"end":' || json_quote(NEW."end")), iif(NEW."department" = '', '', ',"department":' || json_quote(NEW."department")), iif(NEW."person" = '', '', ',"person":' || json_quote(NEW."person")), iif(NEW."finished_on" = '', '', ',"finished_on":' || json_quote(NEW."finished_on")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_schedule_task_update" AFTER UPDATE ON "schedule_task" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'schedule_task', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."content" IS NEW."content", '', ',"content":' || json_quote(OLD."content")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(OLD."start")), iif(OLD."end" IS NEW."end", '', ',"end":' || json_quote(OLD."end")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(OLD."department")), iif(OLD."person" IS NEW."person", '', ',"person":' || json_quote(OLD."person")), iif(OLD."finished_on" IS NEW."finished_on", '', ',"finished_on":' || json_quote(OLD."finished_on"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."content" IS NEW."content", '', ',"content":' || json_quote(NEW."content")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(NEW."start")), iif(OLD."end" IS NEW."end", '', ',"end":' || json_quote(NEW."end")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(NEW."department")), iif(OLD."person" IS NEW."person", '', ',"person":' || json_quote(NEW."person")), iif(OLD."finished_on" IS NEW."finished_on", '', ',"finished_on":' || json_quote(NEW."finished_on")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_schedule_task_delete" AFTER DELETE ON "schedule_task" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'schedule_task', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."content" = '', '', ',"content":' || json_quote(OLD."content")), iif(OLD."start" = '', '', ',"start":' || json_quote(OLD."start")), iif(OLD."end" = '', '', ',"end":' || json_quote(OLD."end")), iif(OLD."department" = '', '', ',"department":' || json_quote(OLD."department")), iif(OLD."person" = '', '', ',"person":' || json_quote(OLD."person")), iif(OLD."finished_on" = '', '', ',"finished_on":' || json_quote(OLD."finished_on"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "funding" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT REFERENCES "option"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "source" TEXT CHECK ("source" IN ('own funds', 'savings of earlier options', 'bank loan', 'state-bank loan', 'state bonds', 'fund for small firms', 'energy-management company', 'grant', 'other')),
  "lender" TEXT NOT NULL,
  "amount" REAL,
  "amount_unit" TEXT,
  "amount_text" TEXT,
  "amount_uncertainty" REAL,
  "available_on" TEXT NOT NULL,
  "terms" TEXT NOT NULL,
  CHECK (("amount" IS NULL AND "amount_unit" IS NULL AND "amount_text" IS NULL AND "amount_uncertainty" IS NULL) OR ("amount" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "amount_unit" IS NOT NULL AND "amount_text" IS NOT NULL AND ("amount_uncertainty" IS NULL OR "amount_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "funding_option" ON "funding"("option") WHERE "option" IS NOT NULL
;
CREATE TRIGGER "log_funding_insert" AFTER INSERT ON "funding" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'funding', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."source" IS NULL, '', ',"source":' || json_quote(NEW."source")), iif(NEW."lender" = '', '', ',"lender":' || json_quote(NEW."lender")), iif(NEW."amount" IS NULL, '', ',"amount":' || cpdesk_real(NEW."amount")), iif(NEW."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(NEW."amount_text" IS NULL, '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(NEW."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(NEW."available_on" = '', '', ',"available_on":' || json_quote(NEW."available_on")), iif(NEW."terms" = '', '', ',"terms":' || json_quote(NEW."terms")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_funding_update" AFTER UPDATE ON "funding" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'funding', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(OLD."source")), iif(OLD."lender" IS NEW."lender", '', ',"lender":' || json_quote(OLD."lender")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."available_on" IS NEW."available_on", '', ',"available_on":' || json_quote(OLD."available_on")), iif(OLD."terms" IS NEW."terms", '', ',"terms":' || json_quote(OLD."terms"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(NEW."source")), iif(OLD."lender" IS NEW."lender", '', ',"lender":' || json_quote(NEW."lender")), iif(OLD."amount" IS NEW."amount", '', ',"amount":' || cpdesk_real(NEW."amount")), iif(OLD."amount_unit" IS NEW."amount_unit", '', ',"amount_unit":' || json_quote(NEW."amount_unit")), iif(OLD."amount_text" IS NEW."amount_text", '', ',"amount_text":' || json_quote(NEW."amount_text")), iif(OLD."amount_uncertainty" IS NEW."amount_uncertainty", '', ',"amount_uncertainty":' || cpdesk_real(NEW."amount_uncertainty")), iif(OLD."available_on" IS NEW."available_on", '', ',"available_on":' || json_quote(NEW."available_on")), iif(OLD."terms" IS NEW."terms", '', ',"terms":' || json_quote(NEW."terms")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_funding_delete" AFTER DELETE ON "funding" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'funding', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."source" IS NULL, '', ',"source":' || json_quote(OLD."source")), iif(OLD."lender" = '', '', ',"lender":' || json_quote(OLD."lender")), iif(OLD."amount" IS NULL, '', ',"amount":' || cpdesk_real(OLD."amount")), iif(OLD."amount_unit" IS NULL, '', ',"amount_unit":' || json_quote(OLD."amount_unit")), iif(OLD."amount_text" IS NULL, '', ',"amount_text":' || json_quote(OLD."amount_text")), iif(OLD."amount_uncertainty" IS NULL, '', ',"amount_uncertainty":' || cpdesk_real(OLD."amount_uncertainty")), iif(OLD."available_on" = '', '', ',"available_on":' || json_quote(OLD."available_on")), iif(OLD."terms" = '', '', ',"terms":' || json_quote(OLD."terms"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "effect_comparison" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT NOT NULL REFERENCES "option"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT CHECK ("item" IN ('material use', 'water use', 'energy use', 'wastewater', 'waste gas', 'solid waste', 'other')),
  "what" TEXT NOT NULL,
  "before" REAL,
  "before_unit" TEXT,
  "before_text" TEXT,
  "before_uncertainty" REAL,
  "design" REAL,
  "design_unit" TEXT,
  "design_text" TEXT,
  "design_uncertainty" REAL,
  "after" REAL,
  "after_unit" TEXT,
  "after_text" TEXT,
  "after_uncertainty" REAL,
  "evidence" TEXT NOT NULL,
  CHECK (("before" IS NULL AND "before_unit" IS NULL AND "before_text" IS NULL AND "before_uncertainty" IS NULL) OR ("before" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "before_unit" IS NOT NULL AND "before_text" IS NOT NULL AND ("before_uncertainty" IS NULL OR "before_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("design" IS NULL AND "design_unit" IS NULL AND "design_text" IS NULL AND "design_uncertainty" IS NULL) OR ("design" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_unit" IS NOT NULL AND "design_text" IS NOT NULL AND ("design_uncertainty" IS NULL OR "design_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("after" IS NULL AND "after_unit" IS NULL AND "after_text" IS NULL AND "after_uncertainty" IS NULL) OR ("after" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "after_unit" IS NOT NULL AND "after_text" IS NOT NULL AND ("after_uncertainty" IS NULL OR "after_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "effect_comparison_option" ON "effect_comparison"("option") WHERE "option" IS NOT NULL
;
CREATE TRIGGER "log_effect_comparison_insert" AFTER INSERT ON "effect_comparison" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'effect_comparison', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."item" IS NULL, '', ',"item":' || json_quote(NEW."item")), iif(NEW."what" = '', '', ',"what":' || json_quote(NEW."what")), iif(NEW."before" IS NULL, '', ',"before":' || cpdesk_real(NEW."before")), iif(NEW."before_unit" IS NULL, '', ',"before_unit":' || json_quote(NEW."before_unit")), iif(NEW."before_text" IS NULL, '', ',"before_text":' || json_quote(NEW."before_text")), iif(NEW."before_uncertainty" IS NULL, '', ',"before_uncertainty":' || cpdesk_real(NEW."before_uncertainty")), iif(NEW."design" IS NULL, '', ',"design":' || cpdesk_real(NEW."design")), iif(NEW."design_unit" IS NULL, '', ',"design_unit":' || json_quote(NEW."design_unit")), iif(NEW."design_text" IS NULL, '', ',"design_text":' || json_quote(NEW."design_text")), iif(NEW."design_uncertainty" IS NULL, '', ',"design_uncertainty":' || cpdesk_real(NEW."design_uncertainty")), iif(NEW."after" IS NULL, '', ',"after":' || cpdesk_real(NEW."after")), iif(NEW."after_unit" IS NULL, '', ',"after_unit":' || json_quote(NEW."after_unit")), iif(NEW."after_text" IS NULL, '', ',"after_text":' || json_quote(NEW."after_text")), iif(NEW."after_uncertainty" IS NULL, '', ',"after_uncertainty":' || cpdesk_real(NEW."after_uncertainty")), iif(NEW."evidence" = '', '', ',"evidence":' || json_quote(NEW."evidence")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_effect_comparison_update" AFTER UPDATE ON "effect_comparison" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'effect_comparison', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(OLD."item")), iif(OLD."what" IS NEW."what", '', ',"what":' || json_quote(OLD."what")), iif(OLD."before" IS NEW."before", '', ',"before":' || cpdesk_real(OLD."before")), iif(OLD."before_unit" IS NEW."before_unit", '', ',"before_unit":' || json_quote(OLD."before_unit")), iif(OLD."before_text" IS NEW."before_text", '', ',"before_text":' || json_quote(OLD."before_text")), iif(OLD."before_uncertainty" IS NEW."before_uncertainty", '', ',"before_uncertainty":' || cpdesk_real(OLD."before_uncertainty")), iif(OLD."design" IS NEW."design", '', ',"design":' || cpdesk_real(OLD."design")), iif(OLD."design_unit" IS NEW."design_unit", '', ',"design_unit":' || json_quote(OLD."design_unit")), iif(OLD."design_text" IS NEW."design_text", '', ',"design_text":' || json_quote(OLD."design_text")), iif(OLD."design_uncertainty" IS NEW."design_uncertainty", '', ',"design_uncertainty":' || cpdesk_real(OLD."design_uncertainty")), iif(OLD."after" IS NEW."after", '', ',"after":' || cpdesk_real(OLD."after")), iif(OLD."after_unit" IS NEW."after_unit", '', ',"after_unit":' || json_quote(OLD."after_unit")), iif(OLD."after_text" IS NEW."after_text", '', ',"after_text":' || json_quote(OLD."after_text")), iif(OLD."after_uncertainty" IS NEW."after_uncertainty", '', ',"after_uncertainty":' || cpdesk_real(OLD."after_uncertainty")), iif(OLD."evidence" IS NEW."evidence", '', ',"evidence":' || json_quote(OLD."evidence"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(NEW."item")), iif(OLD."what" IS NEW."what", '', ',"what":' || json_quote(NEW."what")), iif(OLD."before" IS NEW."before", '', ',"before":' || cpdesk_real(NEW."before")), iif(OLD."before_unit" IS NEW."before_unit", '', ',"before_unit":' || json_quote(NEW."before_unit")), iif(OLD."before_text" IS NEW."before_text", '', ',"before_text":' || json_quote(NEW."before_text")), iif(OLD."before_uncertainty" IS NEW."before_uncertainty", '', ',"before_uncertainty":' || cpdesk_real(NEW."before_uncertainty")), iif(OLD."design" IS NEW."design", '', ',"design":' || cpdesk_real(NEW."design")), iif(OLD."design_unit" IS NEW."design_unit", '', ',"design_unit":' || json_quote(NEW."design_unit")), iif(OLD."design_text" IS NEW."design_text", '', ',"design_text":' || json_quote(NEW."design_text")), iif(OLD."design_uncertainty" IS NEW."design_uncertainty", '', ',"design_uncertainty":' || cpdesk_real(NEW."design_uncertainty")), iif(OLD."after" IS NEW."after", '', ',"after":' || cpdesk_real(NEW."after")), iif(OLD."after_unit" IS NEW."after_unit", '', ',"after_unit":' || json_quote(NEW."after_unit")), iif(OLD."after_text" IS NEW."after_text", '', ',"after_text":' || json_quote(NEW."after_text")), iif(OLD."after_uncertainty" IS NEW."after_uncertainty", '', ',"after_uncertainty":' || cpdesk_real(NEW."after_uncertainty")), iif(OLD."evidence" IS NEW."evidence", '', ',"evidence":' || json_quote(NEW."evidence")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_effect_comparison_delete" AFTER DELETE ON "effect_comparison" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'effect_comparison', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."item" IS NULL, '', ',"item":' || json_quote(OLD."item")), iif(OLD."what" = '', '', ',"what":' || json_quote(OLD."what")), iif(OLD."before" IS NULL, '', ',"before":' || cpdesk_real(OLD."before")), iif(OLD."before_unit" IS NULL, '', ',"before_unit":' || json_quote(OLD."before_unit")), iif(OLD."before_text" IS NULL, '', ',"before_text":' || json_quote(OLD."before_text")), iif(OLD."before_uncertainty" IS NULL, '', ',"before_uncertainty":' || cpdesk_real(OLD."before_uncertainty")), iif(OLD."design" IS NULL, '', ',"design":' || cpdesk_real(OLD."design")), iif(OLD."design_unit" IS NULL, '', ',"design_unit":' || json_quote(OLD."design_unit")), iif(OLD."design_text" IS NULL, '', ',"design_text":' || json_quote(OLD."design_text")), iif(OLD."design_uncertainty" IS NULL, '', ',"design_uncertainty":' || cpdesk_real(OLD."design_uncertainty")), iif(OLD."after" IS NULL, '', ',"after":' || cpdesk_real(OLD."after")), iif(OLD."after_unit" IS NULL, '', ',"after_unit":' || json_quote(OLD."after_unit")), iif(OLD."after_text" IS NULL, '', ',"after_text":' || json_quote(OLD."after_text")), iif(OLD."after_uncertainty" IS NULL, '', ',"after_uncertainty":' || cpdesk_real(OLD."after_uncertainty")), iif(OLD."evidence" = '', '', ',"evidence":' || json_quote(OLD."evidence"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "money_comparison" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "option" TEXT NOT NULL REFERENCES "option"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "item" TEXT CHECK ("item" IN ('output value', 'materials', 'energy', 'utilities', 'water', 'pollution control', 'discharge tax', 'repair', 'taxes', 'other costs')),
  "before" REAL,
  "before_unit" TEXT,
  "before_text" TEXT,
  "before_uncertainty" REAL,
  "design" REAL,
  "design_unit" TEXT,
  "design_text" TEXT,
  "design_uncertainty" REAL,
  "after" REAL,
  "after_unit" TEXT,
  "after_text" TEXT,
  "after_uncertainty" REAL,
  "evidence" TEXT NOT NULL,
  CHECK (("before" IS NULL AND "before_unit" IS NULL AND "before_text" IS NULL AND "before_uncertainty" IS NULL) OR ("before" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "before_unit" IS NOT NULL AND "before_text" IS NOT NULL AND ("before_uncertainty" IS NULL OR "before_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("design" IS NULL AND "design_unit" IS NULL AND "design_text" IS NULL AND "design_uncertainty" IS NULL) OR ("design" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "design_unit" IS NOT NULL AND "design_text" IS NOT NULL AND ("design_uncertainty" IS NULL OR "design_uncertainty" BETWEEN 0 AND 1.7976931348623157e308))),
  CHECK (("after" IS NULL AND "after_unit" IS NULL AND "after_text" IS NULL AND "after_uncertainty" IS NULL) OR ("after" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "after_unit" IS NOT NULL AND "after_text" IS NOT NULL AND ("after_uncertainty" IS NULL OR "after_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE INDEX "money_comparison_option" ON "money_comparison"("option") WHERE "option" IS NOT NULL
;
CREATE TRIGGER "log_money_comparison_insert" AFTER INSERT ON "money_comparison" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'money_comparison', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."option" IS NULL, '', ',"option":' || json_quote(NEW."option")), iif(NEW."item" IS NULL, '', ',"item":' || json_quote(NEW."item")), iif(NEW."before" IS NULL, '', ',"before":' || cpdesk_real(NEW."before")), iif(NEW."before_unit" IS NULL, '', ',"before_unit":' || json_quote(NEW."before_unit")), iif(NEW."before_text" IS NULL, '', ',"before_text":' || json_quote(NEW."before_text")), iif(NEW."before_uncertainty" IS NULL, '', ',"before_uncertainty":' || cpdesk_real(NEW."before_uncertainty")), iif(NEW."design" IS NULL, '', ',"design":' || cpdesk_real(NEW."design")), iif(NEW."design_unit" IS NULL, '', ',"design_unit":' || json_quote(NEW."design_unit")), iif(NEW."design_text" IS NULL, '', ',"design_text":' || json_quote(NEW."design_text")), iif(NEW."design_uncertainty" IS NULL, '', ',"design_uncertainty":' || cpdesk_real(NEW."design_uncertainty")), iif(NEW."after" IS NULL, '', ',"after":' || cpdesk_real(NEW."after")), iif(NEW."after_unit" IS NULL, '', ',"after_unit":' || json_quote(NEW."after_unit")), iif(NEW."after_text" IS NULL, '', ',"after_text":' || json_quote(NEW."after_text")), iif(NEW."after_uncertainty" IS NULL, '', ',"after_uncertainty":' || cpdesk_real(NEW."after_uncertainty")), iif(NEW."evidence" = '', '', ',"evidence":' || json_quote(NEW."evidence")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_money_comparison_update" AFTER UPDATE ON "money_comparison" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'money_comparison', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(OLD."option")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(OLD."item")), iif(OLD."before" IS NEW."before", '', ',"before":' || cpdesk_real(OLD."before")), iif(OLD."before_unit" IS NEW."before_unit", '', ',"before_unit":' || json_quote(OLD."before_unit")), iif(OLD."before_text" IS NEW."before_text", '', ',"before_text":' || json_quote(OLD."before_text")), iif(OLD."before_uncertainty" IS NEW."before_uncertainty", '', ',"before_uncertainty":' || cpdesk_real(OLD."before_uncertainty")), iif(OLD."design" IS NEW."design", '', ',"design":' || cpdesk_real(OLD."design")), iif(OLD."design_unit" IS NEW."design_unit", '', ',"design_unit":' || json_quote(OLD."design_unit")), iif(OLD."design_text" IS NEW."design_text", '', ',"design_text":' || json_quote(OLD."design_text")), iif(OLD."design_uncertainty" IS NEW."design_uncertainty", '', ',"design_uncertainty":' || cpdesk_real(OLD."design_uncertainty")), iif(OLD."after" IS NEW."after", '', ',"after":' || cpdesk_real(OLD."after")), iif(OLD."after_unit" IS NEW."after_unit", '', ',"after_unit":' || json_quote(OLD."after_unit")), iif(OLD."after_text" IS NEW."after_text", '', ',"after_text":' || json_quote(OLD."after_text")), iif(OLD."after_uncertainty" IS NEW."after_uncertainty", '', ',"after_uncertainty":' || cpdesk_real(OLD."after_uncertainty")), iif(OLD."evidence" IS NEW."evidence", '', ',"evidence":' || json_quote(OLD."evidence"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."option" IS NEW."option", '', ',"option":' || json_quote(NEW."option")), iif(OLD."item" IS NEW."item", '', ',"item":' || json_quote(NEW."item")), iif(OLD."before" IS NEW."before", '', ',"before":' || cpdesk_real(NEW."before")), iif(OLD."before_unit" IS NEW."before_unit", '', ',"before_unit":' || json_quote(NEW."before_unit")), iif(OLD."before_text" IS NEW."before_text", '', ',"before_text":' || json_quote(NEW."before_text")), iif(OLD."before_uncertainty" IS NEW."before_uncertainty", '', ',"before_uncertainty":' || cpdesk_real(NEW."before_uncertainty")), iif(OLD."design" IS NEW."design", '', ',"design":' || cpdesk_real(NEW."design")), iif(OLD."design_unit" IS NEW."design_unit", '', ',"design_unit":' || json_quote(NEW."design_unit")), iif(OLD."design_text" IS NEW."design_text", '', ',"design_text":' || json_quote(NEW."design_text")), iif(OLD."design_uncertainty" IS NEW."design_uncertainty", '', ',"design_uncertainty":' || cpdesk_real(NEW."design_uncertainty")), iif(OLD."after" IS NEW."after", '', ',"after":' || cpdesk_real(NEW."after")), iif(OLD."after_unit" IS NEW."after_unit", '', ',"after_unit":' || json_quote(NEW."after_unit")), iif(OLD."after_text" IS NEW."after_text", '', ',"after_text":' || json_quote(NEW."after_text")), iif(OLD."after_uncertainty" IS NEW."after_uncertainty", '', ',"after_uncertainty":' || cpdesk_real(NEW."after_uncertainty")), iif(OLD."evidence" IS NEW."evidence", '', ',"evidence":' || json_quote(NEW."evidence")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_money_comparison_delete" AFTER DELETE ON "money_comparison" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'money_comparison', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."option" IS NULL, '', ',"option":' || json_quote(OLD."option")), iif(OLD."item" IS NULL, '', ',"item":' || json_quote(OLD."item")), iif(OLD."before" IS NULL, '', ',"before":' || cpdesk_real(OLD."before")), iif(OLD."before_unit" IS NULL, '', ',"before_unit":' || json_quote(OLD."before_unit")), iif(OLD."before_text" IS NULL, '', ',"before_text":' || json_quote(OLD."before_text")), iif(OLD."before_uncertainty" IS NULL, '', ',"before_uncertainty":' || cpdesk_real(OLD."before_uncertainty")), iif(OLD."design" IS NULL, '', ',"design":' || cpdesk_real(OLD."design")), iif(OLD."design_unit" IS NULL, '', ',"design_unit":' || json_quote(OLD."design_unit")), iif(OLD."design_text" IS NULL, '', ',"design_text":' || json_quote(OLD."design_text")), iif(OLD."design_uncertainty" IS NULL, '', ',"design_uncertainty":' || cpdesk_real(OLD."design_uncertainty")), iif(OLD."after" IS NULL, '', ',"after":' || cpdesk_real(OLD."after")), iif(OLD."after_unit" IS NULL, '', ',"after_unit":' || json_quote(OLD."after_unit")), iif(OLD."after_text" IS NULL, '', ',"after_text":' || json_quote(OLD."after_text")), iif(OLD."after_uncertainty" IS NULL, '', ',"after_uncertainty":' || cpdesk_real(OLD."after_uncertainty")), iif(OLD."evidence" = '', '', ',"evidence":' || json_quote(OLD."evidence"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "organisation" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "reports_to" TEXT NOT NULL,
  "tasks" TEXT NOT NULL,
  "members" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_organisation_insert" AFTER INSERT ON "organisation" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'organisation', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."reports_to" = '', '', ',"reports_to":' || json_quote(NEW."reports_to")), iif(NEW."tasks" = '', '', ',"tasks":' || json_quote(NEW."tasks")), iif(NEW."members" = '', '', ',"members":' || json_quote(NEW."members")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_organisation_update" AFTER UPDATE ON "organisation" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'organisation', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."reports_to" IS NEW."reports_to", '', ',"reports_to":' || json_quote(OLD."reports_to")), iif(OLD."tasks" IS NEW."tasks", '', ',"tasks":' || json_quote(OLD."tasks")), iif(OLD."members" IS NEW."members", '', ',"members":' || json_quote(OLD."members"))),
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."reports_to" IS NEW."reports_to", '', ',"reports_to":' || json_quote(NEW."reports_to")), iif(OLD."tasks" IS NEW."tasks", '', ',"tasks":' || json_quote(NEW."tasks")), iif(OLD."members" IS NEW."members", '', ',"members":' || json_quote(NEW."members")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_organisation_delete" AFTER DELETE ON "organisation" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'organisation', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."reports_to" = '', '', ',"reports_to":' || json_quote(OLD."reports_to")), iif(OLD."tasks" = '', '', ',"tasks":' || json_quote(OLD."tasks")), iif(OLD."members" = '', '', ',"members":' || json_quote(OLD."members"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "management_rule" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "in_force_from" TEXT NOT NULL,
  "review" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_management_rule_insert" AFTER INSERT ON "management_rule" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'management_rule', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."content" = '', '', ',"content":' || json_quote(NEW."content")), iif(NEW."in_force_from" = '', '', ',"in_force_from":' || json_quote(NEW."in_force_from")), iif(NEW."review" = '', '', ',"review":' || json_quote(NEW."review")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_management_rule_update" AFTER UPDATE ON "management_rule" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'management_rule', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."content" IS NEW."content", '', ',"content":' || json_quote(OLD."content")), iif(OLD."in_force_from" IS NEW."in_force_from", '', ',"in_force_from":' || json_quote(OLD."in_force_from")), iif(OLD."review" IS NEW."review", '', ',"review":' || json_quote(OLD."review"))),
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."content" IS NEW."content", '', ',"content":' || json_quote(NEW."content")), iif(OLD."in_force_from" IS NEW."in_force_from", '', ',"in_force_from":' || json_quote(NEW."in_force_from")), iif(OLD."review" IS NEW."review", '', ',"review":' || json_quote(NEW."review")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_management_rule_delete" AFTER DELETE ON "management_rule" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'management_rule', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."content" = '', '', ',"content":' || json_quote(OLD."content")), iif(OLD."in_force_from" = '', '', ',"in_force_from":' || json_quote(OLD."in_force_from")), iif(OLD."review" = '', '', ',"review":' || json_quote(OLD."review"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "continuous_plan" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "kind" TEXT CHECK ("kind" IN ('next audit round', 'options of this round', 'research and development', 'training')),
  "content" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "department" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_continuous_plan_insert" AFTER INSERT ON "continuous_plan" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'continuous_plan', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."content" = '', '', ',"content":' || json_quote(NEW."content")), iif(NEW."start" = '', '', ',"start":' || json_quote(NEW."start")), iif(NEW."end" = '', '', ',"end":' || json_quote(NEW."end")), iif(NEW."department" = '', '', ',"department":' || json_quote(NEW."department")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_continuous_plan_update" AFTER UPDATE ON "continuous_plan" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'continuous_plan', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."content" IS NEW."content", '', ',"content":' || json_quote(OLD."content")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(OLD."start")), iif(OLD."end" IS NEW."end", '', ',"end":' || json_quote(OLD."end")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(OLD."department"))),
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."content" IS NEW."content", '', ',"content":' || json_quote(NEW."content")), iif(OLD."start" IS NEW."start", '', ',"start":' || json_quote(NEW."start")), iif(OLD."end" IS NEW."end", '', ',"end":' || json_quote(NEW."end")), iif(OLD."department" IS NEW."department", '', ',"department":' || json_quote(NEW."department")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_continuous_plan_delete" AFTER DELETE ON "continuous_plan" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'continuous_plan', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."content" = '', '', ',"content":' || json_quote(OLD."content")), iif(OLD."start" = '', '', ',"start":' || json_quote(OLD."start")), iif(OLD."end" = '', '', ',"end":' || json_quote(OLD."end")), iif(OLD."department" = '', '', ',"department":' || json_quote(OLD."department"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "attachment" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "caption" TEXT NOT NULL,
  "media_type" TEXT NOT NULL,
  "size" INTEGER CHECK ("size" BETWEEN 0 AND 9007199254740991),
  "content_hash" TEXT NOT NULL,
  "of_kind" TEXT NOT NULL,
  "of_id" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_attachment_insert" AFTER INSERT ON "attachment" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'attachment', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."caption" = '', '', ',"caption":' || json_quote(NEW."caption")), iif(NEW."media_type" = '', '', ',"media_type":' || json_quote(NEW."media_type")), iif(NEW."size" IS NULL, '', ',"size":' || json_quote(NEW."size")), iif(NEW."content_hash" = '', '', ',"content_hash":' || json_quote(NEW."content_hash")), iif(NEW."of_kind" = '', '', ',"of_kind":' || json_quote(NEW."of_kind")), iif(NEW."of_id" = '', '', ',"of_id":' || json_quote(NEW."of_id")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_attachment_update" AFTER UPDATE ON "attachment" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'attachment', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."caption" IS NEW."caption", '', ',"caption":' || json_quote(OLD."caption")), iif(OLD."media_type" IS NEW."media_type", '', ',"media_type":' || json_quote(OLD."media_type")), iif(OLD."size" IS NEW."size", '', ',"size":' || json_quote(OLD."size")), iif(OLD."content_hash" IS NEW."content_hash", '', ',"content_hash":' || json_quote(OLD."content_hash")), iif(OLD."of_kind" IS NEW."of_kind", '', ',"of_kind":' || json_quote(OLD."of_kind")), iif(OLD."of_id" IS NEW."of_id", '', ',"of_id":' || json_quote(OLD."of_id"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."caption" IS NEW."caption", '', ',"caption":' || json_quote(NEW."caption")), iif(OLD."media_type" IS NEW."media_type", '', ',"media_type":' || json_quote(NEW."media_type")), iif(OLD."size" IS NEW."size", '', ',"size":' || json_quote(NEW."size")), iif(OLD."content_hash" IS NEW."content_hash", '', ',"content_hash":' || json_quote(NEW."content_hash")), iif(OLD."of_kind" IS NEW."of_kind", '', ',"of_kind":' || json_quote(NEW."of_kind")), iif(OLD."of_id" IS NEW."of_id", '', ',"of_id":' || json_quote(NEW."of_id")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_attachment_delete" AFTER DELETE ON "attachment" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'attachment', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."caption" = '', '', ',"caption":' || json_quote(OLD."caption")), iif(OLD."media_type" = '', '', ',"media_type":' || json_quote(OLD."media_type")), iif(OLD."size" IS NULL, '', ',"size":' || json_quote(OLD."size")), iif(OLD."content_hash" = '', '', ',"content_hash":' || json_quote(OLD."content_hash")), iif(OLD."of_kind" = '', '', ',"of_kind":' || json_quote(OLD."of_kind")), iif(OLD."of_id" = '', '', ',"of_id":' || json_quote(OLD."of_id"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "sheet" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('overview', 'unit process', 'unit operation')),
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "area" TEXT REFERENCES "area"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "paper" TEXT NOT NULL,
  "portrait" INTEGER NOT NULL CHECK ("portrait" IN (0, 1)),
  "revision" TEXT NOT NULL,
  "drawn_on" TEXT NOT NULL,
  "drawn_by" TEXT NOT NULL,
  "checked_by" TEXT NOT NULL,
  "underlay" TEXT REFERENCES "attachment"(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  "underlay_x" REAL CHECK ("underlay_x" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "underlay_y" REAL CHECK ("underlay_y" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "underlay_width" REAL CHECK ("underlay_width" BETWEEN 0.0 AND 1.7976931348623157e308),
  "underlay_shade" REAL CHECK ("underlay_shade" BETWEEN 0.0 AND 1.0),
  "hidden_kinds" TEXT NOT NULL,
  "number" TEXT NOT NULL
) STRICT
;
CREATE INDEX "sheet_unit_process" ON "sheet"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "sheet_area" ON "sheet"("area") WHERE "area" IS NOT NULL
;
CREATE INDEX "sheet_underlay" ON "sheet"("underlay") WHERE "underlay" IS NOT NULL
;
CREATE TRIGGER "log_sheet_insert" AFTER INSERT ON "sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'sheet', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."name" = '', '', ',"name":' || json_quote(NEW."name")), iif(NEW."title" = '', '', ',"title":' || json_quote(NEW."title")), iif(NEW."kind" IS NULL, '', ',"kind":' || json_quote(NEW."kind")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."area" IS NULL, '', ',"area":' || json_quote(NEW."area")), iif(NEW."paper" = '', '', ',"paper":' || json_quote(NEW."paper")), iif(NEW."portrait" IS NULL, '', ',"portrait":' || json_quote(NEW."portrait")), iif(NEW."revision" = '', '', ',"revision":' || json_quote(NEW."revision")), iif(NEW."drawn_on" = '', '', ',"drawn_on":' || json_quote(NEW."drawn_on")), iif(NEW."drawn_by" = '', '', ',"drawn_by":' || json_quote(NEW."drawn_by")), iif(NEW."checked_by" = '', '', ',"checked_by":' || json_quote(NEW."checked_by")), iif(NEW."underlay" IS NULL, '', ',"underlay":' || json_quote(NEW."underlay")), iif(NEW."underlay_x" IS NULL, '', ',"underlay_x":' || cpdesk_real(NEW."underlay_x")), iif(NEW."underlay_y" IS NULL, '', ',"underlay_y":' || cpdesk_real(NEW."underlay_y")), iif(NEW."underlay_width" IS NULL, '', ',"underlay_width":' || cpdesk_real(NEW."underlay_width")), iif(NEW."underlay_shade" IS NULL, '', ',"underlay_shade":' || cpdesk_real(NEW."underlay_shade")), iif(NEW."hidden_kinds" = '', '', ',"hidden_kinds":' || json_quote(NEW."hidden_kinds")), iif(NEW."number" = '', '', ',"number":' || json_quote(NEW."number")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_sheet_update" AFTER UPDATE ON "sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'sheet', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(OLD."name")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(OLD."title")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."area" IS NEW."area", '', ',"area":' || json_quote(OLD."area")), iif(OLD."paper" IS NEW."paper", '', ',"paper":' || json_quote(OLD."paper")), iif(OLD."portrait" IS NEW."portrait", '', ',"portrait":' || json_quote(OLD."portrait")), iif(OLD."revision" IS NEW."revision", '', ',"revision":' || json_quote(OLD."revision")), iif(OLD."drawn_on" IS NEW."drawn_on", '', ',"drawn_on":' || json_quote(OLD."drawn_on")), iif(OLD."drawn_by" IS NEW."drawn_by", '', ',"drawn_by":' || json_quote(OLD."drawn_by")), iif(OLD."checked_by" IS NEW."checked_by", '', ',"checked_by":' || json_quote(OLD."checked_by")), iif(OLD."underlay" IS NEW."underlay", '', ',"underlay":' || json_quote(OLD."underlay")), iif(OLD."underlay_x" IS NEW."underlay_x", '', ',"underlay_x":' || cpdesk_real(OLD."underlay_x")), iif(OLD."underlay_y" IS NEW."underlay_y", '', ',"underlay_y":' || cpdesk_real(OLD."underlay_y")), iif(OLD."underlay_width" IS NEW."underlay_width", '', ',"underlay_width":' || cpdesk_real(OLD."underlay_width")), iif(OLD."underlay_shade" IS NEW."underlay_shade", '', ',"underlay_shade":' || cpdesk_real(OLD."underlay_shade")), iif(OLD."hidden_kinds" IS NEW."hidden_kinds", '', ',"hidden_kinds":' || json_quote(OLD."hidden_kinds")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(OLD."number"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."name" IS NEW."name", '', ',"name":' || json_quote(NEW."name")), iif(OLD."title" IS NEW."title", '', ',"title":' || json_quote(NEW."title")), iif(OLD."kind" IS NEW."kind", '', ',"kind":' || json_quote(NEW."kind")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."area" IS NEW."area", '', ',"area":' || json_quote(NEW."area")), iif(OLD."paper" IS NEW."paper", '', ',"paper":' || json_quote(NEW."paper")), iif(OLD."portrait" IS NEW."portrait", '', ',"portrait":' || json_quote(NEW."portrait")), iif(OLD."revision" IS NEW."revision", '', ',"revision":' || json_quote(NEW."revision")), iif(OLD."drawn_on" IS NEW."drawn_on", '', ',"drawn_on":' || json_quote(NEW."drawn_on")), iif(OLD."drawn_by" IS NEW."drawn_by", '', ',"drawn_by":' || json_quote(NEW."drawn_by")), iif(OLD."checked_by" IS NEW."checked_by", '', ',"checked_by":' || json_quote(NEW."checked_by")), iif(OLD."underlay" IS NEW."underlay", '', ',"underlay":' || json_quote(NEW."underlay")), iif(OLD."underlay_x" IS NEW."underlay_x", '', ',"underlay_x":' || cpdesk_real(NEW."underlay_x")), iif(OLD."underlay_y" IS NEW."underlay_y", '', ',"underlay_y":' || cpdesk_real(NEW."underlay_y")), iif(OLD."underlay_width" IS NEW."underlay_width", '', ',"underlay_width":' || cpdesk_real(NEW."underlay_width")), iif(OLD."underlay_shade" IS NEW."underlay_shade", '', ',"underlay_shade":' || cpdesk_real(NEW."underlay_shade")), iif(OLD."hidden_kinds" IS NEW."hidden_kinds", '', ',"hidden_kinds":' || json_quote(NEW."hidden_kinds")), iif(OLD."number" IS NEW."number", '', ',"number":' || json_quote(NEW."number")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_sheet_delete" AFTER DELETE ON "sheet" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'sheet', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."name" = '', '', ',"name":' || json_quote(OLD."name")), iif(OLD."title" = '', '', ',"title":' || json_quote(OLD."title")), iif(OLD."kind" IS NULL, '', ',"kind":' || json_quote(OLD."kind")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."area" IS NULL, '', ',"area":' || json_quote(OLD."area")), iif(OLD."paper" = '', '', ',"paper":' || json_quote(OLD."paper")), iif(OLD."portrait" IS NULL, '', ',"portrait":' || json_quote(OLD."portrait")), iif(OLD."revision" = '', '', ',"revision":' || json_quote(OLD."revision")), iif(OLD."drawn_on" = '', '', ',"drawn_on":' || json_quote(OLD."drawn_on")), iif(OLD."drawn_by" = '', '', ',"drawn_by":' || json_quote(OLD."drawn_by")), iif(OLD."checked_by" = '', '', ',"checked_by":' || json_quote(OLD."checked_by")), iif(OLD."underlay" IS NULL, '', ',"underlay":' || json_quote(OLD."underlay")), iif(OLD."underlay_x" IS NULL, '', ',"underlay_x":' || cpdesk_real(OLD."underlay_x")), iif(OLD."underlay_y" IS NULL, '', ',"underlay_y":' || cpdesk_real(OLD."underlay_y")), iif(OLD."underlay_width" IS NULL, '', ',"underlay_width":' || cpdesk_real(OLD."underlay_width")), iif(OLD."underlay_shade" IS NULL, '', ',"underlay_shade":' || cpdesk_real(OLD."underlay_shade")), iif(OLD."hidden_kinds" = '', '', ',"hidden_kinds":' || json_quote(OLD."hidden_kinds")), iif(OLD."number" = '', '', ',"number":' || json_quote(OLD."number"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "placement" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "sheet" TEXT NOT NULL REFERENCES "sheet"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "equipment" TEXT REFERENCES "equipment"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "unit_process" TEXT REFERENCES "unit_process"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT REFERENCES "stream"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "stream_start" INTEGER CHECK ("stream_start" IN (0, 1)),
  "text" TEXT NOT NULL,
  "x" REAL NOT NULL CHECK ("x" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "y" REAL NOT NULL CHECK ("y" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "width" REAL CHECK ("width" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "height" REAL CHECK ("height" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "rotation" INTEGER NOT NULL CHECK ("rotation" BETWEEN 0 AND 359),
  "mirrored" INTEGER NOT NULL CHECK ("mirrored" IN (0, 1)),
  "pinned" INTEGER NOT NULL CHECK ("pinned" IN (0, 1)),
  "style" TEXT NOT NULL,
  "label_x" REAL CHECK ("label_x" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "label_y" REAL CHECK ("label_y" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308)
) STRICT
;
CREATE INDEX "placement_sheet" ON "placement"("sheet") WHERE "sheet" IS NOT NULL
;
CREATE INDEX "placement_equipment" ON "placement"("equipment") WHERE "equipment" IS NOT NULL
;
CREATE INDEX "placement_unit_process" ON "placement"("unit_process") WHERE "unit_process" IS NOT NULL
;
CREATE INDEX "placement_stream" ON "placement"("stream") WHERE "stream" IS NOT NULL
;
CREATE TRIGGER "log_placement_insert" AFTER INSERT ON "placement" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'placement', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."sheet" IS NULL, '', ',"sheet":' || json_quote(NEW."sheet")), iif(NEW."equipment" IS NULL, '', ',"equipment":' || json_quote(NEW."equipment")), iif(NEW."unit_process" IS NULL, '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."stream_start" IS NULL, '', ',"stream_start":' || json_quote(NEW."stream_start")), iif(NEW."text" = '', '', ',"text":' || json_quote(NEW."text")), iif(NEW."x" IS NULL, '', ',"x":' || cpdesk_real(NEW."x")), iif(NEW."y" IS NULL, '', ',"y":' || cpdesk_real(NEW."y")), iif(NEW."width" IS NULL, '', ',"width":' || cpdesk_real(NEW."width")), iif(NEW."height" IS NULL, '', ',"height":' || cpdesk_real(NEW."height")), iif(NEW."rotation" IS NULL, '', ',"rotation":' || json_quote(NEW."rotation")), iif(NEW."mirrored" IS NULL, '', ',"mirrored":' || json_quote(NEW."mirrored")), iif(NEW."pinned" IS NULL, '', ',"pinned":' || json_quote(NEW."pinned")), iif(NEW."style" = '', '', ',"style":' || json_quote(NEW."style")), iif(NEW."label_x" IS NULL, '', ',"label_x":' || cpdesk_real(NEW."label_x")), iif(NEW."label_y" IS NULL, '', ',"label_y":' || cpdesk_real(NEW."label_y")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_placement_update" AFTER UPDATE ON "placement" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'placement', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."sheet" IS NEW."sheet", '', ',"sheet":' || json_quote(OLD."sheet")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."stream_start" IS NEW."stream_start", '', ',"stream_start":' || json_quote(OLD."stream_start")), iif(OLD."text" IS NEW."text", '', ',"text":' || json_quote(OLD."text")), iif(OLD."x" IS NEW."x", '', ',"x":' || cpdesk_real(OLD."x")), iif(OLD."y" IS NEW."y", '', ',"y":' || cpdesk_real(OLD."y")), iif(OLD."width" IS NEW."width", '', ',"width":' || cpdesk_real(OLD."width")), iif(OLD."height" IS NEW."height", '', ',"height":' || cpdesk_real(OLD."height")), iif(OLD."rotation" IS NEW."rotation", '', ',"rotation":' || json_quote(OLD."rotation")), iif(OLD."mirrored" IS NEW."mirrored", '', ',"mirrored":' || json_quote(OLD."mirrored")), iif(OLD."pinned" IS NEW."pinned", '', ',"pinned":' || json_quote(OLD."pinned")), iif(OLD."style" IS NEW."style", '', ',"style":' || json_quote(OLD."style")), iif(OLD."label_x" IS NEW."label_x", '', ',"label_x":' || cpdesk_real(OLD."label_x")), iif(OLD."label_y" IS NEW."label_y", '', ',"label_y":' || cpdesk_real(OLD."label_y"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."sheet" IS NEW."sheet", '', ',"sheet":' || json_quote(NEW."sheet")), iif(OLD."equipment" IS NEW."equipment", '', ',"equipment":' || json_quote(NEW."equipment")), iif(OLD."unit_process" IS NEW."unit_process", '', ',"unit_process":' || json_quote(NEW."unit_process")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."stream_start" IS NEW."stream_start", '', ',"stream_start":' || json_quote(NEW."stream_start")), iif(OLD."text" IS NEW."text", '', ',"text":' || json_quote(NEW."text")), iif(OLD."x" IS NEW."x", '', ',"x":' || cpdesk_real(NEW."x")), iif(OLD."y" IS NEW."y", '', ',"y":' || cpdesk_real(NEW."y")), iif(OLD."width" IS NEW."width", '', ',"width":' || cpdesk_real(NEW."width")), iif(OLD."height" IS NEW."height", '', ',"height":' || cpdesk_real(NEW."height")), iif(OLD."rotation" IS NEW."rotation", '', ',"rotation":' || json_quote(NEW."rotation")), iif(OLD."mirrored" IS NEW."mirrored", '', ',"mirrored":' || json_quote(NEW."mirrored")), iif(OLD."pinned" IS NEW."pinned", '', ',"pinned":' || json_quote(NEW."pinned")), iif(OLD."style" IS NEW."style", '', ',"style":' || json_quote(NEW."style")), iif(OLD."label_x" IS NEW."label_x", '', ',"label_x":' || cpdesk_real(NEW."label_x")), iif(OLD."label_y" IS NEW."label_y", '', ',"label_y":' || cpdesk_real(NEW."label_y")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_placement_delete" AFTER DELETE ON "placement" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'placement', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."sheet" IS NULL, '', ',"sheet":' || json_quote(OLD."sheet")), iif(OLD."equipment" IS NULL, '', ',"equipment":' || json_quote(OLD."equipment")), iif(OLD."unit_process" IS NULL, '', ',"unit_process":' || json_quote(OLD."unit_process")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."stream_start" IS NULL, '', ',"stream_start":' || json_quote(OLD."stream_start")), iif(OLD."text" = '', '', ',"text":' || json_quote(OLD."text")), iif(OLD."x" IS NULL, '', ',"x":' || cpdesk_real(OLD."x")), iif(OLD."y" IS NULL, '', ',"y":' || cpdesk_real(OLD."y")), iif(OLD."width" IS NULL, '', ',"width":' || cpdesk_real(OLD."width")), iif(OLD."height" IS NULL, '', ',"height":' || cpdesk_real(OLD."height")), iif(OLD."rotation" IS NULL, '', ',"rotation":' || json_quote(OLD."rotation")), iif(OLD."mirrored" IS NULL, '', ',"mirrored":' || json_quote(OLD."mirrored")), iif(OLD."pinned" IS NULL, '', ',"pinned":' || json_quote(OLD."pinned")), iif(OLD."style" = '', '', ',"style":' || json_quote(OLD."style")), iif(OLD."label_x" IS NULL, '', ',"label_x":' || cpdesk_real(OLD."label_x")), iif(OLD."label_y" IS NULL, '', ',"label_y":' || cpdesk_real(OLD."label_y"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "route" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "sheet" TEXT NOT NULL REFERENCES "sheet"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "stream" TEXT NOT NULL REFERENCES "stream"(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  "points" TEXT NOT NULL,
  "label_x" REAL CHECK ("label_x" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "label_y" REAL CHECK ("label_y" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "fixed" INTEGER NOT NULL CHECK ("fixed" IN (0, 1)),
  "style" TEXT NOT NULL
) STRICT
;
CREATE INDEX "route_sheet" ON "route"("sheet") WHERE "sheet" IS NOT NULL
;
CREATE INDEX "route_stream" ON "route"("stream") WHERE "stream" IS NOT NULL
;
CREATE TRIGGER "log_route_insert" AFTER INSERT ON "route" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'route', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."sheet" IS NULL, '', ',"sheet":' || json_quote(NEW."sheet")), iif(NEW."stream" IS NULL, '', ',"stream":' || json_quote(NEW."stream")), iif(NEW."points" = '', '', ',"points":' || json_quote(NEW."points")), iif(NEW."label_x" IS NULL, '', ',"label_x":' || cpdesk_real(NEW."label_x")), iif(NEW."label_y" IS NULL, '', ',"label_y":' || cpdesk_real(NEW."label_y")), iif(NEW."fixed" IS NULL, '', ',"fixed":' || json_quote(NEW."fixed")), iif(NEW."style" = '', '', ',"style":' || json_quote(NEW."style")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_route_update" AFTER UPDATE ON "route" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'route', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."sheet" IS NEW."sheet", '', ',"sheet":' || json_quote(OLD."sheet")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."points" IS NEW."points", '', ',"points":' || json_quote(OLD."points")), iif(OLD."label_x" IS NEW."label_x", '', ',"label_x":' || cpdesk_real(OLD."label_x")), iif(OLD."label_y" IS NEW."label_y", '', ',"label_y":' || cpdesk_real(OLD."label_y")), iif(OLD."fixed" IS NEW."fixed", '', ',"fixed":' || json_quote(OLD."fixed")), iif(OLD."style" IS NEW."style", '', ',"style":' || json_quote(OLD."style"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."sheet" IS NEW."sheet", '', ',"sheet":' || json_quote(NEW."sheet")), iif(OLD."stream" IS NEW."stream", '', ',"stream":' || json_quote(NEW."stream")), iif(OLD."points" IS NEW."points", '', ',"points":' || json_quote(NEW."points")), iif(OLD."label_x" IS NEW."label_x", '', ',"label_x":' || cpdesk_real(NEW."label_x")), iif(OLD."label_y" IS NEW."label_y", '', ',"label_y":' || cpdesk_real(NEW."label_y")), iif(OLD."fixed" IS NEW."fixed", '', ',"fixed":' || json_quote(NEW."fixed")), iif(OLD."style" IS NEW."style", '', ',"style":' || json_quote(NEW."style")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_route_delete" AFTER DELETE ON "route" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'route', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."sheet" IS NULL, '', ',"sheet":' || json_quote(OLD."sheet")), iif(OLD."stream" IS NULL, '', ',"stream":' || json_quote(OLD."stream")), iif(OLD."points" = '', '', ',"points":' || json_quote(OLD."points")), iif(OLD."label_x" IS NULL, '', ',"label_x":' || cpdesk_real(OLD."label_x")), iif(OLD."label_y" IS NULL, '', ',"label_y":' || cpdesk_real(OLD."label_y")), iif(OLD."fixed" IS NULL, '', ',"fixed":' || json_quote(OLD."fixed")), iif(OLD."style" = '', '', ',"style":' || json_quote(OLD."style"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "stated_total" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  "where_column" TEXT NOT NULL,
  "where_value" TEXT NOT NULL,
  "stated" REAL,
  "stated_unit" TEXT,
  "stated_text" TEXT,
  "stated_uncertainty" REAL,
  "source" TEXT NOT NULL,
  CHECK (("stated" IS NULL AND "stated_unit" IS NULL AND "stated_text" IS NULL AND "stated_uncertainty" IS NULL) OR ("stated" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308 AND "stated_unit" IS NOT NULL AND "stated_text" IS NOT NULL AND ("stated_uncertainty" IS NULL OR "stated_uncertainty" BETWEEN 0 AND 1.7976931348623157e308)))
) STRICT
;
CREATE TRIGGER "log_stated_total_insert" AFTER INSERT ON "stated_total" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stated_total', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."what" = '', '', ',"what":' || json_quote(NEW."what")), iif(NEW."table" = '', '', ',"table":' || json_quote(NEW."table")), iif(NEW."column" = '', '', ',"column":' || json_quote(NEW."column")), iif(NEW."where_column" = '', '', ',"where_column":' || json_quote(NEW."where_column")), iif(NEW."where_value" = '', '', ',"where_value":' || json_quote(NEW."where_value")), iif(NEW."stated" IS NULL, '', ',"stated":' || cpdesk_real(NEW."stated")), iif(NEW."stated_unit" IS NULL, '', ',"stated_unit":' || json_quote(NEW."stated_unit")), iif(NEW."stated_text" IS NULL, '', ',"stated_text":' || json_quote(NEW."stated_text")), iif(NEW."stated_uncertainty" IS NULL, '', ',"stated_uncertainty":' || cpdesk_real(NEW."stated_uncertainty")), iif(NEW."source" = '', '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_stated_total_update" AFTER UPDATE ON "stated_total" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stated_total', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."what" IS NEW."what", '', ',"what":' || json_quote(OLD."what")), iif(OLD."table" IS NEW."table", '', ',"table":' || json_quote(OLD."table")), iif(OLD."column" IS NEW."column", '', ',"column":' || json_quote(OLD."column")), iif(OLD."where_column" IS NEW."where_column", '', ',"where_column":' || json_quote(OLD."where_column")), iif(OLD."where_value" IS NEW."where_value", '', ',"where_value":' || json_quote(OLD."where_value")), iif(OLD."stated" IS NEW."stated", '', ',"stated":' || cpdesk_real(OLD."stated")), iif(OLD."stated_unit" IS NEW."stated_unit", '', ',"stated_unit":' || json_quote(OLD."stated_unit")), iif(OLD."stated_text" IS NEW."stated_text", '', ',"stated_text":' || json_quote(OLD."stated_text")), iif(OLD."stated_uncertainty" IS NEW."stated_uncertainty", '', ',"stated_uncertainty":' || cpdesk_real(OLD."stated_uncertainty")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(OLD."source"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."what" IS NEW."what", '', ',"what":' || json_quote(NEW."what")), iif(OLD."table" IS NEW."table", '', ',"table":' || json_quote(NEW."table")), iif(OLD."column" IS NEW."column", '', ',"column":' || json_quote(NEW."column")), iif(OLD."where_column" IS NEW."where_column", '', ',"where_column":' || json_quote(NEW."where_column")), iif(OLD."where_value" IS NEW."where_value", '', ',"where_value":' || json_quote(NEW."where_value")), iif(OLD."stated" IS NEW."stated", '', ',"stated":' || cpdesk_real(NEW."stated")), iif(OLD."stated_unit" IS NEW."stated_unit", '', ',"stated_unit":' || json_quote(NEW."stated_unit")), iif(OLD."stated_text" IS NEW."stated_text", '', ',"stated_text":' || json_quote(NEW."stated_text")), iif(OLD."stated_uncertainty" IS NEW."stated_uncertainty", '', ',"stated_uncertainty":' || cpdesk_real(NEW."stated_uncertainty")), iif(OLD."source" IS NEW."source", '', ',"source":' || json_quote(NEW."source")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_stated_total_delete" AFTER DELETE ON "stated_total" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'stated_total', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."what" = '', '', ',"what":' || json_quote(OLD."what")), iif(OLD."table" = '', '', ',"table":' || json_quote(OLD."table")), iif(OLD."column" = '', '', ',"column":' || json_quote(OLD."column")), iif(OLD."where_column" = '', '', ',"where_column":' || json_quote(OLD."where_column")), iif(OLD."where_value" = '', '', ',"where_value":' || json_quote(OLD."where_value")), iif(OLD."stated" IS NULL, '', ',"stated":' || cpdesk_real(OLD."stated")), iif(OLD."stated_unit" IS NULL, '', ',"stated_unit":' || json_quote(OLD."stated_unit")), iif(OLD."stated_text" IS NULL, '', ',"stated_text":' || json_quote(OLD."stated_text")), iif(OLD."stated_uncertainty" IS NULL, '', ',"stated_uncertainty":' || cpdesk_real(OLD."stated_uncertainty")), iif(OLD."source" = '', '', ',"source":' || json_quote(OLD."source"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
;
CREATE TABLE "conflict" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  "position" REAL NOT NULL CHECK ("position" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
  "note" TEXT NOT NULL,
  "of_kind" TEXT NOT NULL,
  "of_id" TEXT NOT NULL,
  "of_field" TEXT NOT NULL,
  "base" TEXT NOT NULL,
  "mine" TEXT NOT NULL,
  "mine_by" TEXT NOT NULL,
  "mine_at" TEXT NOT NULL,
  "theirs" TEXT NOT NULL,
  "theirs_by" TEXT NOT NULL,
  "theirs_at" TEXT NOT NULL,
  "decided" INTEGER CHECK ("decided" IN (0, 1)),
  "base_id" TEXT NOT NULL,
  "mine_id" TEXT NOT NULL,
  "theirs_id" TEXT NOT NULL
) STRICT
;
CREATE TRIGGER "log_conflict_insert" AFTER INSERT ON "conflict" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'conflict', NEW.id,
    NULL,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(NEW."position" IS NULL, '', ',"position":' || cpdesk_real(NEW."position")), iif(NEW."note" = '', '', ',"note":' || json_quote(NEW."note")), iif(NEW."of_kind" = '', '', ',"of_kind":' || json_quote(NEW."of_kind")), iif(NEW."of_id" = '', '', ',"of_id":' || json_quote(NEW."of_id")), iif(NEW."of_field" = '', '', ',"of_field":' || json_quote(NEW."of_field")), iif(NEW."base" = '', '', ',"base":' || json_quote(NEW."base")), iif(NEW."mine" = '', '', ',"mine":' || json_quote(NEW."mine")), iif(NEW."mine_by" = '', '', ',"mine_by":' || json_quote(NEW."mine_by")), iif(NEW."mine_at" = '', '', ',"mine_at":' || json_quote(NEW."mine_at")), iif(NEW."theirs" = '', '', ',"theirs":' || json_quote(NEW."theirs")), iif(NEW."theirs_by" = '', '', ',"theirs_by":' || json_quote(NEW."theirs_by")), iif(NEW."theirs_at" = '', '', ',"theirs_at":' || json_quote(NEW."theirs_at")), iif(NEW."decided" IS NULL, '', ',"decided":' || json_quote(NEW."decided")), iif(NEW."base_id" = '', '', ',"base_id":' || json_quote(NEW."base_id")), iif(NEW."mine_id" = '', '', ',"mine_id":' || json_quote(NEW."mine_id")), iif(NEW."theirs_id" = '', '', ',"theirs_id":' || json_quote(NEW."theirs_id")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_conflict_update" AFTER UPDATE ON "conflict" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'conflict', NEW.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(OLD."note")), iif(OLD."of_kind" IS NEW."of_kind", '', ',"of_kind":' || json_quote(OLD."of_kind")), iif(OLD."of_id" IS NEW."of_id", '', ',"of_id":' || json_quote(OLD."of_id")), iif(OLD."of_field" IS NEW."of_field", '', ',"of_field":' || json_quote(OLD."of_field")), iif(OLD."base" IS NEW."base", '', ',"base":' || json_quote(OLD."base")), iif(OLD."mine" IS NEW."mine", '', ',"mine":' || json_quote(OLD."mine")), iif(OLD."mine_by" IS NEW."mine_by", '', ',"mine_by":' || json_quote(OLD."mine_by")), iif(OLD."mine_at" IS NEW."mine_at", '', ',"mine_at":' || json_quote(OLD."mine_at")), iif(OLD."theirs" IS NEW."theirs", '', ',"theirs":' || json_quote(OLD."theirs")), iif(OLD."theirs_by" IS NEW."theirs_by", '', ',"theirs_by":' || json_quote(OLD."theirs_by")), iif(OLD."theirs_at" IS NEW."theirs_at", '', ',"theirs_at":' || json_quote(OLD."theirs_at")), iif(OLD."decided" IS NEW."decided", '', ',"decided":' || json_quote(OLD."decided")), iif(OLD."base_id" IS NEW."base_id", '', ',"base_id":' || json_quote(OLD."base_id")), iif(OLD."mine_id" IS NEW."mine_id", '', ',"mine_id":' || json_quote(OLD."mine_id")), iif(OLD."theirs_id" IS NEW."theirs_id", '', ',"theirs_id":' || json_quote(OLD."theirs_id"))),
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(NEW.id), iif(OLD."position" IS NEW."position", '', ',"position":' || cpdesk_real(NEW."position")), iif(OLD."note" IS NEW."note", '', ',"note":' || json_quote(NEW."note")), iif(OLD."of_kind" IS NEW."of_kind", '', ',"of_kind":' || json_quote(NEW."of_kind")), iif(OLD."of_id" IS NEW."of_id", '', ',"of_id":' || json_quote(NEW."of_id")), iif(OLD."of_field" IS NEW."of_field", '', ',"of_field":' || json_quote(NEW."of_field")), iif(OLD."base" IS NEW."base", '', ',"base":' || json_quote(NEW."base")), iif(OLD."mine" IS NEW."mine", '', ',"mine":' || json_quote(NEW."mine")), iif(OLD."mine_by" IS NEW."mine_by", '', ',"mine_by":' || json_quote(NEW."mine_by")), iif(OLD."mine_at" IS NEW."mine_at", '', ',"mine_at":' || json_quote(NEW."mine_at")), iif(OLD."theirs" IS NEW."theirs", '', ',"theirs":' || json_quote(NEW."theirs")), iif(OLD."theirs_by" IS NEW."theirs_by", '', ',"theirs_by":' || json_quote(NEW."theirs_by")), iif(OLD."theirs_at" IS NEW."theirs_at", '', ',"theirs_at":' || json_quote(NEW."theirs_at")), iif(OLD."decided" IS NEW."decided", '', ',"decided":' || json_quote(NEW."decided")), iif(OLD."base_id" IS NEW."base_id", '', ',"base_id":' || json_quote(NEW."base_id")), iif(OLD."mine_id" IS NEW."mine_id", '', ',"mine_id":' || json_quote(NEW."mine_id")), iif(OLD."theirs_id" IS NEW."theirs_id", '', ',"theirs_id":' || json_quote(NEW."theirs_id")))
  FROM cpdesk_state WHERE logging;
END
;
CREATE TRIGGER "log_conflict_delete" AFTER DELETE ON "conflict" BEGIN
  INSERT INTO cpdesk_change(step, kind, record, before, after)
  SELECT step, 'conflict', OLD.id,
    printf('{"id":%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s}', json_quote(OLD.id), iif(OLD."position" IS NULL, '', ',"position":' || cpdesk_real(OLD."position")), iif(OLD."note" = '', '', ',"note":' || json_quote(OLD."note")), iif(OLD."of_kind" = '', '', ',"of_kind":' || json_quote(OLD."of_kind")), iif(OLD."of_id" = '', '', ',"of_id":' || json_quote(OLD."of_id")), iif(OLD."of_field" = '', '', ',"of_field":' || json_quote(OLD."of_field")), iif(OLD."base" = '', '', ',"base":' || json_quote(OLD."base")), iif(OLD."mine" = '', '', ',"mine":' || json_quote(OLD."mine")), iif(OLD."mine_by" = '', '', ',"mine_by":' || json_quote(OLD."mine_by")), iif(OLD."mine_at" = '', '', ',"mine_at":' || json_quote(OLD."mine_at")), iif(OLD."theirs" = '', '', ',"theirs":' || json_quote(OLD."theirs")), iif(OLD."theirs_by" = '', '', ',"theirs_by":' || json_quote(OLD."theirs_by")), iif(OLD."theirs_at" = '', '', ',"theirs_at":' || json_quote(OLD."theirs_at")), iif(OLD."decided" IS NULL, '', ',"decided":' || json_quote(OLD."decided")), iif(OLD."base_id" = '', '', ',"base_id":' || json_quote(OLD."base_id")), iif(OLD."mine_id" = '', '', ',"mine_id":' || json_quote(OLD."mine_id")), iif(OLD."theirs_id" = '', '', ',"theirs_id":' || json_quote(OLD."theirs_id"))),
    NULL
  FROM cpdesk_state WHERE logging;
END
