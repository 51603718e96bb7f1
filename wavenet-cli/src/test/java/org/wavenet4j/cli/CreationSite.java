package org.wavenet4j.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.wavenet4j.UserError;

/**
 * A place in the code that makes a {@link UserError}.
 *
 * @param type the class, without its package
 * @param method in it
 * @param line in its file
 */
record CreationSite(String type, String method, int line) implements Comparable<CreationSite> {
  /** A place as bytecode and stack traces name it. */
  static CreationSite of(String className, String method, int line) {
    String type = className.substring(className.lastIndexOf('.') + 1);
    return new CreationSite(type, method, line);
  }

  /** All places in a package and those in it. */
  static Set<CreationSite> in(String packageName) {
    Set<CreationSite> sites = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packageName)) {
      for (JavaConstructorCall call : type.getConstructorCallsFromSelf()) {
        if (call.getTargetOwner().isAssignableTo(UserError.class)) {
          sites.add(of(type.getName(), call.getOrigin().getName(), call.getLineNumber()));
        }
      }
    }
    return sites;
  }

  /** What the exemptions call it: lines move. */
  String name() {
    return type + "." + method;
  }

  @Override
  public int compareTo(CreationSite other) {
    int byName = name().compareTo(other.name());
    return byName == 0 ? Integer.compare(line, other.line) : byName;
  }
}
